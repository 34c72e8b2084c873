import { useState } from 'react';
import { waitBefore } from '../../platform/client/try-again.ts';
import { shownHere, useChange } from '../../platform/client/use-change.ts';
import { isPassing } from '../../platform/errors/problem.ts';
import { useReach } from '../../platform/live/connection.ts';
import type { KeptDraft } from './kept-draft.ts';
import { useDrafts } from './use-drafts.ts';
import { useSendKept } from './use-send-kept.ts';
import { useTimer } from './use-soon.ts';

/** Sends what this device keeps, one class after the other, while the server is there; answers what is left. */
export function useSendUnsent(): KeptDraft[] {
  const drafts = useDrafts();
  const sendOne = useSendKept();
  const away = useReach() === 'away';
  const [failures, setFailures] = useState(0);
  const sending = useChange(
    async (send, kept: KeptDraft[]) => {
      const tries = await Promise.allSettled(kept.map(({ session_id }) => sendOne(send, session_id)));
      const failed = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      if (failed.length > 0) throw failed.find(isPassing) ?? failed[0];
    },
    {
      failed: (error) => {
        if (isPassing(error)) setFailures((before) => before + 1);
        shownHere();
      },
    },
  );
  const kept = drafts.all();
  const wait = failures === 0 ? 0 : (waitBefore(sending.error, failures, Math.random()) ?? 0);
  useTimer({ off: away || kept.length === 0, wait, again: [away, failures] }, () => sending.run(kept));
  return kept;
}
