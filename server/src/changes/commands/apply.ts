import { putInFront, takePlaces } from '../../enrollments/public.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  cancelSessions,
  holdClubs,
  lockSessions,
  moveSession,
  type SessionRow,
  setCoach,
  setSubstitute,
} from '../../scheduling/public.ts';
import { classFacts } from '../queries/class-facts.ts';
import { effectOn } from '../queries/effect.ts';
import { type Decided, decideChange } from '../rules/choices.ts';
import { fewerPlaces } from '../rules/last.ts';
import { whoHears } from '../rules/told.ts';
import type { ChangeEffect, ChangePreview, Decisions } from '../schemas/changes.ts';
import { keepChange, keepPeople } from '../store.ts';
import type { Change } from './kinds.ts';

type AnyChange = Change<{ id: string }>;

/** What a change would hit; writes nothing. Throws what applying it would throw for its own row. */
export async function previewChange(scope: Scope, change: AnyChange): Promise<ChangePreview> {
  await change.check(scope);
  const preview = await effectOn(scope, await change.hits(scope), change);
  const assisting = (await change.assisting?.(scope)) ?? [];
  const reservations = (await change.beside?.(scope)) ?? [];
  return { ...preview, assisting: assisting.map(classFacts), reservations };
}

/**
 * Writes the row of a change and does to the classes that it hits what was decided, all or nothing. Throws 409
 * `changes.undecided` or `changes.outdated` with the classes in question as they are now, 422 for what is not
 * offered, 409 of scheduling when a substitute turns out to be taken.
 */
export async function applyChange<Cause extends { id: string }>(
  scope: Scope,
  change: Change<Cause>,
  input: Decisions,
): Promise<Cause & { effect?: ChangeEffect }> {
  const cause = await change.write(scope);
  const rows = await lockHits(scope, change);
  if (rows.length + (input.classes?.length ?? 0) === 0) return cause;
  const preview = await effectOn(scope, rows, change);
  const decided = withDisplaced(preview, decidedOrRefused(preview, input));
  await carryOut(scope, { ...change, keep_overlaps: input.keep_overlaps }, rows, decided);
  const id = await keepChange(scope, { ...change, cause: cause.id }, rows, decided);
  const { effect, people } = effectOf(id, preview, decided);
  await keepPeople(scope, id, people);
  announce(scope.tx, 'changes', [id]);
  return { ...cause, effect };
}

/** The classes hit, locked and then read: what is decided about them is what stands until the end. */
async function lockHits(scope: Scope, change: AnyChange): Promise<SessionRow[]> {
  const found = await change.hits(scope);
  if (found.length === 0) return [];
  // Before the classes, as everybody takes them: a class that is moved holds its club.
  await holdClubs(scope, [...new Set(found.map((row) => row.club_id))]);
  await lockSessions(
    scope,
    found.map((row) => row.id),
  );
  return change.hits(scope);
}

function decidedOrRefused(preview: ChangePreview, { classes = [], otherwise }: Decisions): Decided[] {
  const outcome = decideChange(preview.classes, classes, otherwise);
  if ('decided' in outcome) return outcome.decided;
  if ('errors' in outcome) throw invalid(outcome.errors);
  const { outdated, undecided } = outcome;
  const asked = new Set([...outdated, ...undecided]);
  const inQuestion = preview.classes.filter((one) => asked.has(one.session_id));
  const known = new Set(inQuestion.map((one) => one.session_id));
  const extra = { classes: inQuestion, gone: outdated.filter((id) => !known.has(id)) };
  throw outdated.length > 0
    ? conflict('changes.outdated', 'Classes that this hits have changed: look at them again.', extra)
    : conflict('changes.undecided', 'Say what becomes of the classes that this hits.', extra);
}

/** Who loses a place, by what was decided: those whom the preview names. */
function withDisplaced({ classes }: ChangePreview, decided: readonly Decided[]): Decided[] {
  const losing = new Map(
    classes.map((one) => [one.session_id, one.losing.map((lost) => lost.enrollment_id)]),
  );
  return decided.map((one) =>
    one.action === 'queue_last' || one.action === 'cancel_last'
      ? { ...one, displaced: losing.get(one.session_id) ?? [] }
      : one,
  );
}

const nobody = { instructor_id: null, substitute_instructor_id: null };

/** Cancels first: a class that is off leaves its coach and its court free for another one. */
async function carryOut(
  scope: Scope,
  {
    reason,
    off_by,
    keep_overlaps,
  }: Pick<Change<{ id: string }>, 'reason' | 'off_by'> & Pick<Decisions, 'keep_overlaps'>,
  rows: readonly SessionRow[],
  decided: readonly Decided[],
): Promise<void> {
  const cancelled = decided.filter((one) => one.action === 'cancel');
  await cancelSessions(
    scope,
    cancelled.map((one) => ({ id: one.session_id })),
    reason,
    off_by,
  );
  await displace(scope, decided);
  const own = new Map(rows.map((row) => [row.id, row.instructor_id]));
  for (const { session_id, action, instructor_id, to } of decided) {
    if (action === 'move') await moveSession(scope, session_id, { ...to, keep_overlaps });
    if (action === 'without_coach') await setCoach(scope, session_id, nobody);
    // The class's own instructor, back from a substitute who is away, is no substitute.
    if (action === 'substitute')
      await setSubstitute(scope, session_id, instructor_id === own.get(session_id) ? null : instructor_id);
  }
}

/** A holder's date is not taken from the claim: it waits in front either way. */
async function displace(scope: Scope, decided: readonly Decided[]): Promise<void> {
  const of = (action: Decided['action']) =>
    decided.filter((one) => one.action === action).flatMap((one) => one.displaced ?? []);
  await putInFront(scope, of('queue_last'));
  await takePlaces(scope, of('cancel_last'), fewerPlaces);
}

function effectOf(id: string, preview: ChangePreview, decided: readonly Decided[]) {
  const tells = new Map(preview.classes.map((one) => [one.session_id, one.tells_cancellation]));
  const news = decided.map((one) => ({ ...one, tells_cancellation: tells.get(one.session_id) ?? true }));
  const { told, to_call } = whoHears(preview.people, news);
  const count = (action: Decided['action']) => decided.filter((one) => one.action === action).length;
  const effect: ChangeEffect = {
    ...{ id, cancelled: count('cancel'), substituted: count('substitute') },
    ...{ moved: count('move'), without_coach: count('without_coach'), kept: count('keep') },
    ...{ queue_last: count('queue_last'), cancel_last: count('cancel_last') },
    ...{ told: told.length, to_call },
  };
  const people = [
    ...told.map(({ student_id }) => ({ student_id, is_told: true })),
    ...to_call.map(({ student_id }) => ({ student_id, is_told: false })),
  ];
  return { effect, people };
}
