import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSendsMail } from '../../../platform/session/session.ts';
import { requestPasswordReset } from '../api.ts';
import { accountRules } from '../validation.ts';

export function ForgotPasswordForm() {
  const { t } = useTranslation();
  const isSent = useSendsMail();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ initialValues: { email: '' }, validate: { email: accountRules(t).email } });
  const { busy, run } = useChange(
    async (_send, { email }: typeof form.values) => {
      await requestPasswordReset(email.trim());
      setSentTo(email.trim());
    },
    { form },
  );

  if (sentTo) {
    return (
      <Alert
        icon={<IconMailForward aria-hidden />}
        title={t(isSent ? 'account.forgot.sentTitle' : 'account.forgot.keptTitle')}
        role="status"
      >
        {isSent ? t('account.forgot.sent', { email: sentTo }) : t('account.forgot.kept')}
      </Alert>
    );
  }
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
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
