import {
  type AddException,
  addException,
  checkAddException,
  type Exception,
} from '../../instructors/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type AddClosure, addClosure, type Closure, checkAddClosure } from '../../organizations/public.ts';
import { classesGivenIn, classesOnDates, type SessionRow } from '../../scheduling/public.ts';
import type { Action } from '../rules/choices.ts';

/** A kind of change: how its row is written, which classes it hits, and what it offers for them. */
export interface Change<Cause extends { id: string }> {
  kind: 'closure' | 'absence';
  club_id: string | null;
  instructor_id: string | null;
  offers: readonly Action[];
  /** Why a class is off, as people are told: somebody's words, or a code of ours. */
  reason: string;
  /** Throws what `write` would throw, and writes nothing. */
  check(scope: Scope): Promise<unknown>;
  /** The row behind it, with the locks that keep other classes from coming under it unseen. */
  write(scope: Scope): Promise<Cause>;
  hits(scope: Scope): Promise<SessionRow[]>;
}

/** The club is closed for some days. */
export const closureOf = (club_id: string, input: AddClosure): Change<Closure> => ({
  kind: 'closure',
  ...{ club_id, instructor_id: null },
  offers: ['cancel', 'keep'],
  reason: input.name?.trim() || 'club_closed',
  check: (scope) => checkAddClosure(scope, club_id, input),
  write: (scope) => addClosure(scope, club_id, input),
  hits: (scope) => classesOnDates(scope, { club_id, from: input.starts_on, until: input.ends_on }),
});

/** A coach is away for a time; extra hours hit nothing. */
export const absenceOf = (instructor_id: string, input: AddException): Change<Exception> => ({
  kind: 'absence',
  ...{ club_id: null, instructor_id },
  offers: ['substitute', 'cancel', 'keep'],
  reason: 'coach_absent',
  check: (scope) => checkAddException(scope, instructor_id, input),
  write: (scope) => addException(scope, instructor_id, input),
  hits: async (scope) => {
    const interval = await checkAddException(scope, instructor_id, input);
    return input.kind === 'extra' ? [] : classesGivenIn(scope, { instructor_id, ...interval });
  },
});
