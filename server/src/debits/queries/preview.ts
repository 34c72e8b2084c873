import { conflict, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { collectsAt } from '../access.ts';
import { type Creditor, creditorOf } from '../rules/creditor.ts';
import { bankDayFrom, earliestOn, isBankDay } from '../rules/days.ts';
import { isLapsed, sequencesOf } from '../rules/mandates.ts';
import type { CollectionPreview, CollectionQuery } from '../schemas.ts';
import { type Candidate, candidatesFor, most } from '../store/candidates.ts';

export interface Collecting {
  creditor: Creditor;
  earliest_on: LocalDate;
}

/** As whom a club collects, and from when on. Throws 404; 409 `debits.off`. */
export async function collectingAt(scope: Scope, club_id: string): Promise<Collecting> {
  if (!collectsAt(scope.actor, club_id)) throw notFound('club');
  const club = await clubOf(scope, club_id);
  const rules = await settingsOf(scope.tx, settings, { club_id });
  const creditor = creditorOf(rules, club);
  if (!creditor) throw conflict('debits.off', 'The club does not collect by direct debit.');
  const today = localDateOf(scope.now, club.timezone);
  return { creditor, earliest_on: earliestOn(today, rules.debit_notice_days) };
}

/** Throws 422 where banks do not work on that day, or it is too early. */
export function refuseDay(collect_on: LocalDate, earliest_on: LocalDate, path: string): void {
  const date = collect_on < earliest_on ? earliest_on : bankDayFrom(collect_on);
  if (collect_on >= earliest_on && isBankDay(collect_on)) return;
  const code = collect_on < earliest_on ? 'not_before' : 'no_bank_day';
  throw invalid([{ path, code, params: { date }, message: `cannot be; the next day is ${date}` }]);
}

type Item = CollectionPreview['items'][number];

/** What would be collected of what is owed, and what not. */
export function sorted(candidates: readonly Candidate[], collect_on: LocalDate) {
  const left: CollectionPreview['left'] = [];
  const taken: (Omit<Item, 'sequence'> & { is_used: boolean })[] = [];
  for (const { mandate, under_way, ...charge } of candidates.slice(0, most)) {
    if (under_way) left.push({ ...charge, why: 'under_way' });
    else if (!mandate) left.push({ ...charge, why: 'no_mandate' });
    else if (isLapsed(mandate, collect_on)) left.push({ ...charge, why: 'lapsed' });
    else {
      const { signed_on: _, last_collected_on, ...by } = mandate;
      taken.push({ ...charge, ...by, is_used: last_collected_on !== null });
    }
  }
  const sequences = sequencesOf(taken);
  const items = taken.map(({ is_used: _, ...one }, at): Item => ({ ...one, sequence: sequences[at]! }));
  return { items, left, amount: items.reduce((sum, one) => sum + one.amount, 0) };
}

/** What a collection would be; writes nothing. Throws 404, 409 `debits.off`, 422. */
export async function previewCollection(scope: Scope, query: CollectionQuery): Promise<CollectionPreview> {
  const { club_id } = query;
  const { earliest_on } = await collectingAt(scope, club_id);
  const collect_on = query.collect_on ?? earliest_on;
  refuseDay(collect_on, earliest_on, 'query.collect_on');
  const due_until = query.due_until ?? collect_on;
  const candidates = await candidatesFor(scope, { club_id, due_until });
  const { items, left, amount } = sorted(candidates, collect_on);
  return {
    ...{ club_id, collect_on, due_until, earliest_on, count: items.length, amount, items, left },
    payers: new Set(items.map((one) => one.payer_id)).size,
    more: candidates.length > most,
  };
}
