import { Alert, Button } from '@mantine/core';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import { openLink } from '../api.ts';
import type { MailedLink } from '../mailed-link.ts';
import { useSessionChange } from '../use-session-change.ts';

/** One button; for a link that opens nothing any more, why. What may pass can be tried again. */
export function OpenLink({ link, label }: { link: MailedLink; label: string }) {
  const { follow } = useSessionChange();
  const { busy, error, run } = useChange(
    async (_send) => {
      await openLink(link);
      await follow(link.next);
    },
    { failed: shownHere },
  );
  const isOver = error instanceof ProblemError && error.code === 'auth.invalid_token';
  return (
    <>
      {error !== null && (
        <Alert color="red" role="alert" mb="md">
          {errorMessage(error)}
        </Alert>
      )}
      {!isOver && (
        <Button size="lg" fullWidth loading={busy} onClick={() => run()}>
          {label}
        </Button>
      )}
    </>
  );
}
