import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../../platform/errors/form.ts';
import { useSubmit } from '../../../ui/use-submit.ts';
import { requestPasswordReset } from '../api.ts';
import { accountRules } from '../validation.ts';

export function ForgotPasswordForm() {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ initialValues: { email: '' }, validate: { email: accountRules(t).email } });
  const { busy, submit } = useSubmit<typeof form.values>(
    async ({ email }) => {
      await requestPasswordReset(email.trim());
      setSentTo(email.trim());
    },
    (error) => showProblem(error, form),
  );

  if (sentTo) {
    return (
      <Alert icon={<IconMailForward aria-hidden />} title={t('account.forgot.sentTitle')} role="status">
        {t('account.forgot.sent', { email: sentTo })}
      </Alert>
    );
  }
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <TextInput
          label={t('account.fields.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <Button type="submit" size="lg" loading={busy} fullWidth>
          {t('account.forgot.submit')}
        </Button>
      </Stack>
    </form>
  );
}
