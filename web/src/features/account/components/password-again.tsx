import { PasswordInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../platform/session/session.ts';

/** Of a form with a `password`: said again before what matters. */
export function PasswordAgain({ form }: { form: UseFormReturnType<{ password: string }> }) {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <>
      {/* Lets a password keeper know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={me.user.email} readOnly hidden />
      <PasswordInput
        label={t('account.twoSteps.password')}
        description={t('account.twoSteps.passwordHint')}
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps('password')}
      />
    </>
  );
}
