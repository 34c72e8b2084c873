import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastProblem } from '../../../platform/errors/form.ts';
import type { OpenInvitation } from '../api.ts';
import { useSessionChange } from '../use-session-change.ts';

interface AcceptInvitationProps {
  token: string;
  invitation: OpenInvitation;
  /** The address of whoever has signed in. */
  email: string;
}

/** For somebody who has signed in already: one button, or the way to the account that was invited. */
export function AcceptInvitation({ token, invitation, email }: AcceptInvitationProps) {
  const { t } = useTranslation();
  const { enter, accept, leave } = useSessionChange();
  const { busy, run } = useChange(async (_send) => {
    await accept(token);
    await enter();
  });
  const invited = invitation.email.toLowerCase() === email.toLowerCase();
  return (
    <Stack>
      <Text>
        {t(invited ? 'account.invitation.own' : 'account.invitation.other', {
          email,
          invited: invitation.email,
        })}
      </Text>
      {invited ? (
        <Button size="lg" fullWidth loading={busy} onClick={() => run()}>
          {t('account.invitation.accept')}
        </Button>
      ) : (
        <Button size="lg" fullWidth variant="light" onClick={() => void leave(token).catch(toastProblem)}>
          {t('account.invitation.switch')}
        </Button>
      )}
    </Stack>
  );
}
