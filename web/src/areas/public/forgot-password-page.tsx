import { useTranslation } from 'react-i18next';
import { ForgotPasswordForm } from '../../features/account/components/forgot-password-form.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { EntrancePage } from './entrance-page.tsx';

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  return (
    <EntrancePage
      title={t('account.forgot.title')}
      text={t('account.forgot.text')}
      footer={<AnchorLink to="/sign-in">{t('account.forgot.back')}</AnchorLink>}
    >
      <ForgotPasswordForm />
    </EntrancePage>
  );
}
