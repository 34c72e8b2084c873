import type { Reservation } from '../../courts/public.ts';
import {
  type AddException,
  addException,
  checkAddException,
  type Exception,
} from '../../instructors/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';
import {
  type AddClosure,
  addClosure,
  administers,
  type Closure,
  checkAddClosure,
  clubOf,
} from '../../organizations/public.ts';
import {
  type CancelCause,
  classesAssistedIn,
  classesAtClub,
  classesGivenIn,
  classesOnDates,
  type SessionRow,
} from '../../scheduling/public.ts';
import type { Action } from '../rules/choices.ts';
import type { Kind } from '../rules/kinds.ts';
import { hoursOf, mostDays } from '../rules/stoppage.ts';
import type { Stoppage } from '../schemas/changes.ts';

export interface Overwritten {
  was: unknown;
  became: unknown;
}

/** A kind of change: how its row is written, which classes it hits, and what it offers for them. */
export interface Change<Cause extends { id: string }> {
  kind: Kind;
  club_id: string | null;
  instructor_id: string | null;
  offers: readonly Action[];
  /** How many places its classes have then, where that is what changes. */
  places?: number;
  /** Why a class is off, as people are told: somebody's words, or a code of ours. */
  reason: string;
  /** What it is to the make-up table, where the reason is somebody's words. */
  off_by?: CancelCause;
  /** Of a kind that writes over something: what was there, and what it writes. */
  over?: Overwritten;
  /** Throws what `write` would throw, and writes nothing. */
  check(scope: Scope): Promise<unknown>;
  /** The row behind it, with the locks that keep other classes from coming under it unseen. */
  write(scope: Scope): Promise<Cause>;
  hits(scope: Scope): Promise<SessionRow[]>;
  /** The classes that go on without somebody's help. */
  assisting?(scope: Scope): Promise<SessionRow[]>;
  /** What is on a court beside classes, and stays there. */
  beside?(scope: Scope): Promise<Reservation[]>;
}

/** The club is closed for some days. */
export const closureOf = (club_id: string, input: AddClosure): Change<Closure> => ({
  kind: 'closure',
  ...{ club_id, instructor_id: null },
  offers: ['cancel', 'move', 'keep'],
  reason: input.name?.trim() || 'club_closed',
  off_by: 'closure',
  check: (scope) => checkAddClosure(scope, club_id, input),
  write: (scope) => addClosure(scope, club_id, input),
  hits: (scope) => classesOnDates(scope, { club_id, from: input.starts_on, until: input.ends_on }),
});

/** A coach is away for a time; extra hours hit nothing. */
export const absenceOf = (instructor_id: string, input: AddException): Change<Exception> => ({
  kind: 'absence',
  ...{ club_id: null, instructor_id },
  offers: ['substitute', 'cancel', 'move', 'keep'],
  reason: 'coach_absent',
  check: (scope) => checkAddException(scope, instructor_id, input),
  write: (scope) => addException(scope, instructor_id, input),
  hits: async (scope) => {
    const interval = await checkAddException(scope, instructor_id, input);
    return input.kind === 'extra' ? [] : classesGivenIn(scope, { instructor_id, ...interval });
  },
  assisting: async (scope) => {
    const interval = await checkAddException(scope, instructor_id, input);
    return input.kind === 'extra' ? [] : classesAssistedIn(scope, { instructor_id, ...interval });
  },
});

/**
 * Rain, a power cut: some hours of one day, for all classes of a club or for some. Nothing is closed by it, so that
 * no row stands behind it: what it is of is what is there.
 */
export const stoppageOf = (club_id: string, input: Stoppage): Change<{ id: string }> => ({
  kind: 'stoppage',
  ...{ club_id, instructor_id: null },
  offers: ['cancel', 'move', 'keep'],
  reason: input.reason.trim(),
  off_by: input.cause ?? 'club',
  check: (scope) => stoppedHours(scope, club_id, input),
  write: async (scope) => {
    await stoppedHours(scope, club_id, input);
    return { id: newId() };
  },
  hits: async (scope) => {
    const { court_ids, class_type_ids, outdoor } = input;
    const which = { club_id, court_ids, class_type_ids, outdoor };
    const byId = new Map<string, SessionRow>();
    for (const hours of await stoppedHours(scope, club_id, input))
      for (const row of await classesAtClub(scope, { ...which, ...hours })) byId.set(row.id, row);
    return [...byId.values()];
  },
});

/** Throws 404, 403, 422. */
async function stoppedHours(scope: Scope, club_id: string, input: Stoppage): Promise<Interval[]> {
  const { timezone } = await clubOf(scope, club_id);
  authorize(administers(scope.actor, club_id), 'You do not run this club.');
  const days = hoursOf(input, timezone);
  if (days.length === 0)
    throw invalid([
      {
        path: '/last_date',
        code: 'before_field',
        params: { field: 'local_date' },
        message: 'must not be before the first day',
      },
    ]);
  if (days.length > mostDays)
    throw invalid([
      {
        path: '/last_date',
        code: 'too_far',
        params: { days: mostDays },
        message: `at most ${mostDays} days`,
      },
    ]);
  if (days.at(-1)!.ends_at <= scope.now)
    throw invalid([{ path: '/until', code: 'in_past', message: 'must lie in the future' }]);
  return days;
}
