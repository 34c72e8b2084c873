import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { resetPassword } from '../api.ts';
import { accountRules } from '../validation.ts';

export function ResetPasswordForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { newPassword: '' },
    validate: { newPassword: accountRules(t).newPassword },
  });
  const { busy, run } = useChange(
    async (_send, { newPassword }: typeof form.values) => {
      await resetPassword({ token, newPassword });
      toastDone(t('account.reset.done'));
      await navigate({ to: '/sign-in' });
    },
    { form },
  );

  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <PasswordInput
          label={t('account.fields.newPassword')}
          description={t('account.fields.passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <Button type="submit" size="lg" loading={busy} fullWidth>
          {t('account.reset.submit')}
        </Button>
      </Stack>
    </form>
  );
}
