import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../../platform/errors/form.ts';
import { toastDone } from '../../../platform/toast.ts';
import { useSubmit } from '../../../ui/use-submit.ts';
import { resetPassword } from '../api.ts';
import { accountRules } from '../validation.ts';

export function ResetPasswordForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { newPassword: '' },
    validate: { newPassword: accountRules(t).newPassword },
  });
  const { busy, submit } = useSubmit<typeof form.values>(
    async ({ newPassword }) => {
      await resetPassword({ token, newPassword });
      toastDone(t('account.reset.done'));
      await navigate({ to: '/sign-in' });
    },
    (error) => showProblem(error, form),
  );

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
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
