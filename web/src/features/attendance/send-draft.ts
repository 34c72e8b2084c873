import type { Send } from '../../platform/client/change.ts';
import { isPassing, ProblemError } from '../../platform/errors/problem.ts';
import { type Attendance, type Mark, markAttendance, noteArrival } from './api.ts';
import { isEmpty, linesOf, type Taken, unknownOf, type Wish, wishOf } from './draft.ts';
import type { Drafts } from './kept-draft.ts';

/** Something that another has said since, and that stands: what was said here is not sent again. */
export const isSaidSince = (problem: unknown): boolean =>
  problem instanceof ProblemError && problem.code === 'attendance.said_since';

type Took = (part: Taken) => void;

/**
 * Sends it and says of each part that it is to be sent no more, as soon as the server has it, or something newer. What
 * is refused holds up nothing else; the first refusal is thrown at the end, what passes (no answer) at once.
 */
export async function sendWish(
  send: Send,
  session_id: string,
  { arrivals, marks }: Wish,
  took: Took,
): Promise<void> {
  const refusals: unknown[] = [];
  const versions = new Map<string, number>();
  for (const arrival of arrivals) {
    try {
      const row = await send(noteArrival(session_id), arrival);
      versions.set(arrival.enrollment_id, row.attendance_version);
      took({ arrivals: [arrival], marks: [], rows: [row] });
    } catch (problem) {
      if (isPassing(problem)) throw problem;
      if (isSaidSince(problem)) took({ arrivals: [arrival], marks: [] });
      refusals.push(problem);
    }
  }
  try {
    const after = marks.map((mark) => afterArrival(mark, versions.get(mark.enrollment_id)));
    if (after.length > 0) await sendMarks(send, session_id, after, took);
  } catch (problem) {
    if (isPassing(problem)) throw problem;
    refusals.push(problem);
  }
  if (refusals.length > 0) throw refusals[0];
}

/** The arrival that was just sent beside a mark is nothing new to it; what came between them is. */
function afterArrival(mark: Mark, version: number | undefined): Mark {
  const isOwn = version !== undefined && version === (mark.attendance_version ?? version) + 1;
  return isOwn ? { ...mark, attendance_version: version } : mark;
}

/** The server takes all marks or none: one that it refuses is left out then, so that it does not hold up the others. */
async function sendMarks(send: Send, session_id: string, marks: Mark[], took: Took): Promise<void> {
  try {
    const rows = await send(markAttendance(session_id), marks);
    took({ arrivals: [], marks, rows });
  } catch (problem) {
    const refused = refusedOf(marks, problem);
    if (isSaidSince(problem)) took({ arrivals: [], marks: refused });
    const others = marks.filter((mark) => !refused.includes(mark));
    if (others.length === 0 || others.length === marks.length) throw problem;
    await sendMarks(send, session_id, others, took);
    throw problem;
  }
}

function refusedOf(marks: Mark[], problem: unknown): Mark[] {
  const errors = problem instanceof ProblemError ? problem.errors : [];
  const refused = new Set(errors.map(({ path }) => path.split('/').slice(0, 3).join('/')));
  return marks.filter((_, at) => refused.has(`/entries/${at}`));
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
