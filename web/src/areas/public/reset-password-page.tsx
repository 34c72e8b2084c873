import { Alert } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ResetPasswordForm } from '../../features/account/components/reset-password-form.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { EntrancePage } from './entrance-page.tsx';

export function ResetPasswordPage() {
  const { t } = useTranslation();
  const { token, error } = useSearch({ from: '/entrance/reset-password' });
  const usable = token && !error;
  return (
    <EntrancePage
      title={t('account.reset.title')}
      footer={<AnchorLink to="/forgot-password">{t('account.reset.again')}</AnchorLink>}
    >
      {usable ? (
        <ResetPasswordForm token={token} />
      ) : (
        <Alert color="red" role="alert">
          {error ? t('problems.auth.invalid_token') : t('account.reset.missing')}
        </Alert>
      )}
    </EntrancePage>
  );
}
