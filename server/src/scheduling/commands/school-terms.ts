import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import { checkTerm, type TermValues } from '../rules/school-terms.ts';
import type { AddTerm, ChangeTerm } from '../schemas/school-terms.ts';
import { deleteTerm, insertTerm, lockTerm, type TermRow, updateTerm } from '../store/school-terms.ts';

/** A term of a club, without renewal unless told. Throws 403, 404, 422. @returns its id */
export async function addTerm(scope: Scope, input: AddTerm): Promise<string> {
  await clubOf(scope, input.club_id);
  refuseStranger(scope, input.club_id);
  const none = {
    renewal_needs: 'none',
    renewal_from: null,
    renewal_until: null,
    newcomers_from: null,
  } as const;
  const values: TermValues = { ...none, ...input };
  refuseWrong(values);
  const id = await insertTerm(scope, values);
  if (id === undefined) throw nameTaken();
  announce(scope.tx, 'terms', [id]);
  return id;
}

/**
 * Other dates of a term hold at once for whoever has still to answer; its groups keep the dates that they have, and who
 * has lost a place has lost it. Throws 403, 404, 422.
 */
export async function changeTerm(scope: Scope, id: string, change: ChangeTerm): Promise<void> {
  const { groups: _, id: __, ...before } = await lockOwn(scope, id);
  const values: TermValues = { ...before, ...change };
  refuseWrong(values);
  if (!(await updateTerm(scope.tx, id, values))) throw nameTaken();
  announce(scope.tx, 'terms', [id]);
}

/** Throws 403, 404, 409 `scheduling.term_in_use` while groups belong to it, `scheduling.term_has_wishes`. */
export async function removeTerm(scope: Scope, id: string): Promise<void> {
  const { groups } = await lockOwn(scope, id);
  if (!(await deleteTerm(scope.tx, id)))
    throw conflict('scheduling.term_in_use', 'Groups belong to this term.', { params: { count: groups } });
  announce(scope.tx, 'terms', [id]);
}

async function lockOwn(scope: Scope, id: string): Promise<TermRow> {
  const term = await lockTerm(scope.tx, id);
  refuseStranger(scope, term.club_id);
  return term;
}

const refuseStranger = ({ actor }: Scope, club_id: string) =>
  authorize(administers(actor, club_id), 'You do not run this club.');

function refuseWrong(values: TermValues): void {
  const errors = checkTerm(values);
  if (errors.length > 0) throw invalid(errors);
}

const nameTaken = () =>
  invalid([{ path: '/name', code: 'taken', message: 'The club has another term of this name' }]);
