import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../platform/client/use-change.ts';
import { isPassing } from '../../platform/errors/problem.ts';
import { toastDone } from '../../platform/toast.ts';
import type { Attendance } from './api.ts';
import {
  change,
  type Draft,
  isEmpty,
  type Line,
  linesOf,
  marksOf,
  type Said,
  unknownOf,
  type Wish,
  wishOf,
  without,
} from './draft.ts';
import type { Drafts } from './kept-draft.ts';
import { sayRefused } from './say-refused.ts';
import { sendWish } from './send-draft.ts';
import { useDrafts } from './use-drafts.ts';
import { useLeft } from './use-left.ts';
import { useSendKept } from './use-send-kept.ts';
import { useSoon } from './use-soon.ts';
import { useTries } from './use-tries.ts';

/** How long a pause in typing or tapping is before what was said is sent, in milliseconds. */
const PAUSE = 700;

/** How the roster stands to the server. */
export type Saving = 'saved' | 'saving' | 'away' | 'refused' | 'waiting';

interface Taken {
  session_id: string;
  /** The name of the class. */
  name: string;
  attendance: readonly Attendance[];
}

/** What was sent of which draft; `all` when somebody asked for it, and for everybody on the roster. */
interface Sending {
  wish: Wish;
  of: Draft;
  all: boolean;
}

/**
 * The roster as it stands on screen. Whatever is said is kept on the device at once and sent after a short pause; while
 * the server is away it stays there, also when the page is left, and is sent when the server is back.
 */
export function useRosterDraft(taken: Taken) {
  const { session_id, attendance } = taken;
  const drafts = useDrafts();
  const [draft, put, isKept] = useKept(taken, drafts);
  const [asked, setAsked] = useState(false);
  const tries = useTries();
  const { t } = useTranslation();
  const sendLeft = useSendKept();
  const isLeft = useLeft();
  const sending = useChange(
    async (send, { wish, of, all }: Sending) => {
      const refusal = await refusalOf(
        sendWish(send, session_id, wish, (part) => {
          // On the device first: who has left the page has no screen that would do it.
          drafts.take(session_id, of, part);
          put((now) => without(now, of, part));
        }),
      );
      // What was said while that was on its way has no page any more that sends it.
      if (isLeft()) await sendLeft(send, session_id);
      if (refusal) throw refusal;
      tries.worked();
      if (!all) return;
      setAsked(false);
      toastDone(t('attendance.saved'));
    },
    {
      failed: (error) => {
        tries.failed(error);
        if (!isPassing(error)) setAsked(false);
        sayRefused(error);
      },
    },
  );
  const lines = linesOf(attendance, draft);
  const wish = asked ? { ...wishOf(lines, draft), marks: marksOf(lines) } : wishOf(lines, draft);
  const { error, input } = sending;
  // Only what was sent was refused: what is said since has not been tried.
  const isRefused = error !== null && !isPassing(error) && input?.of === draft;
  const nothing = !asked && (isEmpty(wish) || isRefused);
  const { away, failures } = tries;
  const wait = tries.waitFor(error, asked ? 0 : PAUSE);
  useSoon({ off: nothing || sending.busy, wait, again: [draft, away, asked] }, () =>
    sending.run({ wish, of: draft, all: asked }),
  );
  // Who has no place any more is on no roster; what was said of them is never sent.
  const unsent = lines.filter(({ row }) => draft.has(row.enrollment_id)).length;
  return {
    ...{ lines, unsent, isKept, asked },
    error: isRefused ? error : null,
    saving: savingOf({ unsent, nothing, isRefused, away: away || failures > 0 }),
    set: (row: Attendance, said: Said) => put((now) => change(now, row, said)),
    setAll: (make: (lines: readonly Line[], now: Draft) => Draft) => put((now) => make(lines, now)),
    saveNow: () => setAsked(true),
  };
}

/** What the server refused for good; throws what passes. */
const refusalOf = (sent: Promise<void>): Promise<unknown> =>
  sent.catch((problem) => {
    if (isPassing(problem)) throw problem;
    return problem;
  });

interface Standing {
  unsent: number;
  nothing: boolean;
  isRefused: boolean;
  away: boolean;
}

function savingOf({ unsent, nothing, isRefused, away }: Standing): Saving {
  if (unsent > 0 && isRefused) return 'refused';
  if (away) return 'away';
  if (unsent === 0) return 'saved';
  return nothing ? 'waiting' : 'saving';
}

/** The draft of a class on this device, and whether the device keeps it. */
function useKept({ session_id, name, attendance }: Taken, drafts: Drafts) {
  const [draft, put] = useState<Draft>(() =>
    unknownOf(drafts.read(session_id)?.draft ?? new Map(), attendance),
  );
  const [isKept, setIsKept] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept whenever it changes
  useEffect(() => setIsKept(drafts.write({ session_id, name, draft })), [draft, session_id]);
  return [draft, put, isKept] as const;
}
