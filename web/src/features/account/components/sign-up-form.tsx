import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { currentLanguage } from '../../../platform/i18n/i18n.ts';
import { signUp } from '../api.ts';
import { afterLink } from '../inner-path.ts';
import { useSessionChange } from '../use-session-change.ts';
import { accountRules } from '../validation.ts';

interface SignUpFormProps {
  next?: string | undefined;
  /** The token of an invitation, accepted with the new account. */
  invitation?: string | undefined;
  email?: string | undefined;
}

export function SignUpForm({ next, invitation, email = '' }: SignUpFormProps) {
  const { t } = useTranslation();
  const rules = accountRules(t);
  const { enter, accept } = useSessionChange();
  const [unconfirmed, setUnconfirmed] = useState(false);
  const form = useForm({
    initialValues: { name: '', email, password: '' },
    validate: { name: rules.name, email: rules.email, password: rules.newPassword },
  });
  const { busy, run } = useChange(
    async (_send, values: typeof form.values) => {
      const { token } = await signUp({
        ...values,
        name: values.name.trim(),
        email: values.email.trim(),
        locale: currentLanguage(),
        // Where the link that confirms the address leads.
        callbackURL: afterLink({ next, invitation }),
      });
      if (!token) return setUnconfirmed(true);
      if (invitation) await accept(invitation);
      await enter(next);
    },
    { form },
  );

  if (unconfirmed) {
    return (
      <Alert icon={<IconMail aria-hidden />} role="status">
        {t('account.signUp.confirm')}
      </Alert>
    );
  }
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <TextInput label={t('account.fields.name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput
          label={t('account.fields.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('account.fields.password')}
          description={t('account.fields.passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="lg" loading={busy} fullWidth mt="xs">
          {t('account.signUp.submit')}
        </Button>
      </Stack>
    </form>
  );
}
