import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { signIn } from '../api.ts';
import { afterLink } from '../inner-path.ts';
import { useSessionChange } from '../use-session-change.ts';
import { accountRules } from '../validation.ts';
import { SignInLink } from './sign-in-link.tsx';

interface SignInFormProps {
  next?: string | undefined;
  /** The token of an invitation, accepted with the sign-in. */
  invitation?: string | undefined;
  email?: string | undefined;
}

export function SignInForm({ next, invitation, email = '' }: SignInFormProps) {
  const { t } = useTranslation();
  const rules = accountRules(t);
  const { enter, accept } = useSessionChange();
  const form = useForm({
    initialValues: { email, password: '' },
    validate: { email: rules.email, password: rules.password },
  });
  const { busy, run } = useChange(
    async (_send, values: typeof form.values) => {
      await signIn({ ...values, email: values.email.trim() });
      if (invitation) await accept(invitation);
      await enter(next);
    },
    { form },
  );

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
        <PasswordInput
          label={t('account.fields.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <AnchorLink to="/forgot-password" size="sm" style={{ alignSelf: 'flex-start' }}>
          {t('account.signIn.forgot')}
        </AnchorLink>
        <Button type="submit" size="lg" loading={busy} fullWidth>
          {t('account.signIn.submit')}
        </Button>
        <SignInLink
          emailOf={() => (form.validateField('email').hasError ? null : form.getValues().email.trim())}
          callbackURL={afterLink({ next, invitation })}
        />
      </Stack>
    </form>
  );
}
