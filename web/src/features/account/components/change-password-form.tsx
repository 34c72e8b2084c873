import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSession } from '../../../platform/session/session.ts';
import { toastDone } from '../../../platform/toast.ts';
import { changePassword } from '../api.ts';
import { accountRules } from '../validation.ts';

export function ChangePasswordForm() {
  const { t } = useTranslation();
  const { me } = useSession();
  const rules = accountRules(t);
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: rules.password, newPassword: rules.newPassword },
  });
  const { busy, run } = useChange(
    async (_send, values: typeof form.values) => {
      await changePassword(values);
      form.reset();
      toastDone(t('account.profile.passwordChanged'));
    },
    { form },
  );

  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        {/* Lets a password keeper know whose password changes. */}
        <input type="text" name="username" autoComplete="username" value={me.user.email} readOnly hidden />
        <PasswordInput
          label={t('account.fields.currentPassword')}
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('account.fields.newPassword')}
          description={t('account.fields.passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="light" loading={busy} disabled={!form.isDirty()}>
            {t('account.profile.changePassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
