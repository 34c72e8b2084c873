import { useChange } from '../../platform/client/use-change.ts';
import { isPassing } from '../../platform/errors/problem.ts';
import type { KeptDraft } from './kept-draft.ts';
import { sayRefused } from './say-refused.ts';
import { useDrafts } from './use-drafts.ts';
import { useSendKept } from './use-send-kept.ts';
import { useTimer } from './use-soon.ts';
import { useTries } from './use-tries.ts';

/** Sends what this device keeps, one class after the other, while the server is there; answers what is left. */
export function useSendUnsent(): KeptDraft[] {
  const drafts = useDrafts();
  const sendOne = useSendKept();
  const tries = useTries();
  const sending = useChange(
    async (send, kept: KeptDraft[]) => {
      const failed: unknown[] = [];
      for (const { session_id } of kept)
        await sendOne(send, session_id).catch((problem) => void failed.push(problem));
      if (failed.length > 0) throw failed.find(isPassing) ?? failed[0];
    },
    {
      failed: (error) => {
        tries.failed(error);
        sayRefused(error);
      },
    },
  );
  const kept = drafts.all();
  const { away, failures } = tries;
  const wait = tries.waitFor(sending.error, 0);
  useTimer({ off: away || kept.length === 0, wait, again: [away, failures] }, () => sending.run(kept));
  return kept;
}
