import { Alert, Button } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSendsMail } from '../../../platform/session/session.ts';
import { askForLink } from '../api.ts';

interface SignInLinkProps {
  /** The address in the form, or null after the form has said what is wrong with it. */
  emailOf: () => string | null;
  /** Where the link leads. */
  callbackURL: string;
}

/** The way in without a password: a link by mail. */
export function SignInLink({ emailOf, callbackURL }: SignInLinkProps) {
  const { t } = useTranslation();
  const isSent = useSendsMail();
  const asking = useChange((_send, email: string) => askForLink({ email, callbackURL }));
  if (asking.done) {
    return (
      <Alert
        icon={<IconMailForward aria-hidden />}
        title={t(isSent ? 'account.forgot.sentTitle' : 'account.forgot.keptTitle')}
        role="status"
      >
        {isSent ? t('account.signIn.linkSent', { email: asking.done }) : t('account.signIn.linkKept')}
      </Alert>
    );
  }
  const ask = () => {
    const email = emailOf();
    if (email !== null) asking.run(email);
  };
  return (
    <Button variant="subtle" fullWidth loading={asking.busy} onClick={ask}>
      {t('account.signIn.link')}
    </Button>
  );
}
