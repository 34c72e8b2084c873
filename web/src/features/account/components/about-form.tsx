import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSession } from '../../../platform/session/session.ts';
import { toastDone } from '../../../platform/toast.ts';
import { updateMe } from '../api.ts';
import { accountRules } from '../validation.ts';

export function AboutForm() {
  const { t } = useTranslation();
  const { me } = useSession();
  const form = useForm({ initialValues: { name: me.user.name }, validate: { name: accountRules(t).name } });
  const { busy, run } = useChange(
    async (send, { name }: typeof form.values) => {
      await send(updateMe, { name: name.trim() });
      form.resetDirty();
      toastDone(t('common.saved'));
    },
    { form },
  );

  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <TextInput label={t('account.fields.name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('account.fields.email')} value={me.user.email} readOnly variant="filled" />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
