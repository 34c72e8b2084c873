import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMailForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSendsMail, useSession } from '../../../platform/session/session.ts';
import { askForAddress } from '../api.ts';
import { accountRules } from '../validation.ts';

export function ChangeAddressForm() {
  const { t } = useTranslation();
  const { me } = useSession();
  const isSent = useSendsMail();
  const form = useForm({ initialValues: { newEmail: '' }, validate: { newEmail: accountRules(t).email } });
  const { busy, done, run } = useChange(
    (_send, { newEmail }: typeof form.values) => askForAddress(newEmail.trim()),
    { form },
  );

  if (done) {
    return (
      <Alert
        icon={<IconMailForward aria-hidden />}
        title={t(isSent ? 'account.address.sentTitle' : 'account.forgot.keptTitle')}
        role="status"
      >
        {isSent ? t('account.address.sent', { email: me.user.email }) : t('account.address.kept')}
      </Alert>
    );
  }
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <TextInput
          label={t('account.address.field')}
          type="email"
          autoComplete="email"
          inputMode="email"
          {...form.getInputProps('newEmail')}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="light" loading={busy} disabled={!form.isDirty()}>
            {t('account.address.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
