import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import { opensOn } from '../rules/school-terms.ts';
import type { Term } from '../schemas/school-terms.ts';
import { termOf as loadTerm, type TermRow, termsOf } from '../store/school-terms.ts';

/** The terms of the clubs that the actor runs, the latest first. */
export async function listTerms(scope: Scope, club_id: string | undefined): Promise<Term[]> {
  const own = administers(scope.actor, null) ? undefined : clubsRun(scope.actor);
  const clubs = club_id === undefined ? own : [club_id].filter((id) => administers(scope.actor, id));
  return (await termsOf(scope.tx, clubs)).map(shown);
}

/** Throws 404, also for a club that the actor does not run. */
export async function getTerm(scope: Scope, id: string): Promise<Term> {
  const term = await loadTerm(scope.tx, id);
  if (!administers(scope.actor, term.club_id)) throw notFound('term');
  return shown(term);
}

const shown = (term: TermRow): Term => ({
  ...term,
  opens_on: opensOn(term),
  abilities: { change: true, delete: term.groups === 0 },
});
