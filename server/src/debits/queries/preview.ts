import { conflict, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { collectsAt } from '../access.ts';
import { type Creditor, creditorOf } from '../rules/creditor.ts';
import { bankDayFrom, earliestOn, isBankDay } from '../rules/days.ts';
import { digestOf } from '../rules/digest.ts';
import { sequencesOf } from '../rules/mandates.ts';
import type { CollectionPreview, CollectionQuery } from '../schemas.ts';
import { type Candidate, candidatesFor, leftFor, most } from '../store/candidates.ts';

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

/** What would be collected, and by what one knows it again. */
export function collectedOf(candidates: readonly Candidate[]) {
  const taken = candidates.slice(0, most).flatMap(({ mandate, under_way: _, ...charge }) => {
    if (!mandate) return [];
    const { signed_on: _s, last_collected_on, ...by } = mandate;
    return [{ ...charge, ...by, is_used: last_collected_on !== null }];
  });
  const sequences = sequencesOf(taken);
  const items = taken.map(({ is_used: _, ...one }, at): Item => ({ ...one, sequence: sequences[at]! }));
  return {
    items,
    amount: items.reduce((sum, one) => sum + one.amount, 0),
    seen: digestOf(items.map((one) => [one.charge_id, one.mandate_id, one.amount])),
  };
}

/** What is not, and why. */
const leftOf = ({ mandate, under_way, ...charge }: Candidate): CollectionPreview['left'][number] => ({
  ...charge,
  why: under_way ? 'under_way' : mandate ? 'lapsed' : 'no_mandate',
});

/** What a collection would be; writes nothing. Throws 404, 409 `debits.off`, 422. */
export async function previewCollection(scope: Scope, query: CollectionQuery): Promise<CollectionPreview> {
  const { club_id } = query;
  const { earliest_on } = await collectingAt(scope, club_id);
  const collect_on = query.collect_on ?? earliest_on;
  refuseDay(collect_on, earliest_on, 'query.collect_on');
  const due_until = query.due_until ?? collect_on;
  const asked = { club_id, due_until, collect_on };
  const candidates = await candidatesFor(scope, asked);
  const { items, amount, seen } = collectedOf(candidates);
  const left = (await leftFor(scope, asked)).slice(0, most).map(leftOf);
  return {
    ...{ club_id, collect_on, due_until, earliest_on, count: items.length, amount, seen, items, left },
    payers: new Set(items.map((one) => one.payer_id)).size,
    more: candidates.length > most,
  };
}
