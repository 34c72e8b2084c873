import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSession } from '../../../platform/session/session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { useSessionChange } from '../use-session-change.ts';

/** The account itself, once no club knows it any more: each club erases what it keeps. */
export function EraseAccount() {
  const { t } = useTranslation();
  const { me } = useSession();
  const [asked, setAsked] = useState(false);
  const names = me.organizations.map(({ name }) => name);
  if (names.length > 0)
    return (
      <Text size="sm" c="dimmed">
        {t('people.data.account.belongs', { count: names.length, names: names.join(', ') })}
      </Text>
    );
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconUserOff size={18} aria-hidden />}
        onClick={() => setAsked(true)}
      >
        {t('people.data.account.submit')}
      </Button>
      {asked && <Question close={() => setAsked(false)} />}
    </>
  );
}

function Question({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { erase } = useSessionChange();
  const form = useForm({ initialValues: { email: '' } });
  const { busy, run } = useChange((_send, { email }: typeof form.values) => erase(email.trim()), {
    form,
    done: t('people.data.account.done'),
  });
  return (
    <Confirm
      opened
      onClose={close}
      title={t('people.data.account.title')}
      confirmLabel={t('people.data.account.submit')}
      cancelLabel={t('common.cancel')}
      tone="danger"
      busy={busy}
      disabled={form.values.email.trim() === ''}
      onConfirm={() => run(form.values)}
    >
      <Text size="sm">{t('people.data.account.hint')}</Text>
      <TextInput
        type="email"
        autoComplete="off"
        label={t('people.data.account.email')}
        {...form.getInputProps('email')}
      />
    </Confirm>
  );
}
