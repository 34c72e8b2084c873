import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { signIn } from '../api.ts';
import { afterLink } from '../inner-path.ts';
import { useSessionChange } from '../use-session-change.ts';
import { accountRules } from '../validation.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SignInLink } from './sign-in-link.tsx';

interface SignInFormProps {
  next?: string | undefined;
  /** The token of an invitation, accepted with the sign-in. */
  invitation?: string | undefined;
  email?: string | undefined;
}

/** The password, and where the account has one, the second factor. */
export function SignInForm(props: SignInFormProps) {
  const { next, invitation } = props;
  const { enter, accept } = useSessionChange();
  const [email, setEmail] = useState(props.email ?? '');
  const [half, setHalf] = useState(false);
  const [over, setOver] = useState<unknown>(null);
  /** To the password again: because they want to, or because the second step is over. */
  const back = (reason: unknown = null) => {
    setOver(reason);
    setHalf(false);
  };
  const goOn = async () => {
    if (invitation) await accept(invitation);
    await enter(next);
  };
  const askMore = (typed: string) => {
    setEmail(typed);
    setHalf(true);
  };
  if (half) return <SecondFactorForm enter={goOn} back={back} />;
  return (
    <>
      {over !== null && (
        <Alert color="red" role="alert" mb="md">
          {errorMessage(over)}
        </Alert>
      )}
      <PasswordForm {...props} email={email} enter={goOn} askMore={askMore} />
    </>
  );
}

interface PasswordFormProps extends SignInFormProps {
  enter: () => Promise<void>;
  /** Nobody is signed in before the second factor. */
  askMore: (email: string) => void;
}

function PasswordForm({ next, invitation, email = '', enter, askMore }: PasswordFormProps) {
  const { t } = useTranslation();
  const rules = accountRules(t);
  const form = useForm({
    initialValues: { email, password: '' },
    validate: { email: rules.email, password: rules.password },
  });
  const { busy, run } = useChange(
    async (_send, values: typeof form.values) => {
      const answer = await signIn({ ...values, email: values.email.trim() });
      if (answer?.twoFactorRedirect) askMore(values.email);
      else await enter();
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
