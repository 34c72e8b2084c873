import type { Send } from '../../platform/client/change.ts';
import { isPassing, ProblemError } from '../../platform/errors/problem.ts';
import { type Attendance, type Mark, markAttendance, noteArrival } from './api.ts';
import { isEmpty, linesOf, unknownOf, type Wish, wishOf } from './draft.ts';
import type { Drafts } from './kept-draft.ts';

/**
 * Sends it and says of each part that the server has it, as soon as it has. What is refused holds up nothing else; the
 * first refusal is thrown at the end, what passes (no answer) at once.
 */
export async function sendWish(
  send: Send,
  session_id: string,
  { arrivals, marks }: Wish,
  took: (part: Wish) => void,
): Promise<void> {
  const refusals: unknown[] = [];
  const tried = async (sent: Promise<unknown>): Promise<boolean> => {
    try {
      await sent;
      return true;
    } catch (problem) {
      if (isPassing(problem)) throw problem;
      refusals.push(problem);
      return false;
    }
  };
  for (const arrival of arrivals)
    if (await tried(send(noteArrival(session_id), arrival))) took({ arrivals: [arrival], marks: [] });
  if (marks.length > 0) await tried(sendMarks(send, session_id, marks, took));
  if (refusals.length > 0) throw refusals[0];
}

/** The server takes all marks or none: one that it refuses is left out then, so that it does not hold up the others. */
async function sendMarks(
  send: Send,
  session_id: string,
  marks: Mark[],
  took: (part: Wish) => void,
): Promise<void> {
  try {
    await send(markAttendance(session_id), marks);
    took({ arrivals: [], marks });
  } catch (problem) {
    const others = withoutRefused(marks, problem);
    if (others.length === 0 || others.length === marks.length) throw problem;
    await sendMarks(send, session_id, others, took);
    throw problem;
  }
}

function withoutRefused(marks: Mark[], problem: unknown): Mark[] {
  const errors = problem instanceof ProblemError ? problem.errors : [];
  const refused = new Set(errors.map(({ path }) => path.split('/').slice(0, 3).join('/')));
  return marks.filter((_, at) => !refused.has(`/entries/${at}`));
}

/** Sends what is kept of one class, judged by what the server says of it now. */
export async function sendKept(
  send: Send,
  drafts: Drafts,
  session_id: string,
  rows: readonly Attendance[],
): Promise<void> {
  const kept = drafts.read(session_id);
  if (!kept) return;
  const draft = unknownOf(kept.draft, rows);
  drafts.write({ ...kept, draft });
  const wish = wishOf(linesOf(rows, draft), draft);
  if (isEmpty(wish)) return;
  await sendWish(send, session_id, wish, (part) => drafts.take(session_id, draft, part));
}
