import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { decideCharges, type Facts, type NewCharge } from '../rules/charges.ts';
import { isWhole } from '../rules/periods.ts';
import { totalOf } from '../rules/shares.ts';
import type { FeePlan, NewPrices, PricesEffect } from '../schemas.ts';
import { loadFacts } from '../store/facts.ts';
import { getPlan } from './plans.ts';

/** What a place is charged for the first period that other prices change; minor units. */
interface PlaceHit {
  place_id: string;
  student_id: string;
  club_id: string;
  currency: string;
  before: number;
  after: number;
  period_start: string;
  period_end: string;
}

type Hit = PlaceHit & { student_name: string; schedule_name: string };

/** Whom other prices would hit, and how much. Throws 403, 404. */
export async function previewPrices(scope: Scope, id: string, asked: NewPrices): Promise<PricesEffect> {
  const plan = await getPlan(scope, id);
  authorize(plan.abilities.change);
  const hit = await hitIn(scope, plan, asked);
  const sum = (kind: 'before' | 'after') => hit.reduce((total, one) => total + one[kind], 0);
  const places = hit.slice(0, 50).map(({ student_id: _, club_id: __, currency: ___, ...one }) => one);
  return { count: hit.length, before: sum('before'), after: sum('after'), places };
}

/** The same, to be told. */
export const hitBy = async (scope: Scope, plan: FeePlan, asked: NewPrices): Promise<PlaceHit[]> =>
  (await hitIn(scope, plan, asked)).map(({ student_name: _, schedule_name: __, ...one }) => one);

async function hitIn(scope: Scope, plan: FeePlan, asked: NewPrices): Promise<Hit[]> {
  const clubs = plan.club_id === null ? (await listClubs(scope)).map(({ id }) => id) : [plan.club_id];
  const within = { starts_on: asked.existing_from, ends_on: addDays(asked.existing_from, daysOf(plan)) };
  const all: Hit[] = [];
  for (const club_id of clubs) {
    const facts = await loadFacts(scope, club_id, within);
    const before = decideCharges(facts, within).charges;
    const after = decideCharges(withPrices(facts, plan.id, asked), within).charges;
    all.push(...differing(before, after).map((one) => ({ ...one, club_id })));
  }
  return all;
}

/** So many days on the next period has begun. */
const daysOf = ({ period, weeks }: FeePlan): number => {
  if (isWhole({ period })) return 366;
  return period === 'weeks' ? 7 * (weeks ?? 1) : 31;
};

const withPrices = (facts: Facts, plan_id: string, { prices, existing_from }: NewPrices): Facts => ({
  ...facts,
  groups: facts.groups.map((group) => {
    if (group.plan.id !== plan_id) return group;
    const { versions = [] } = group.plan;
    const number = Math.max(0, ...versions.map((one) => one.number)) + 1;
    const next = { number, prices, since: Number.POSITIVE_INFINITY, existing_from };
    return { ...group, plan: { ...group.plan, prices, versions: [...versions, next] } };
  }),
});

function differing(before: readonly NewCharge[], after: readonly NewCharge[]): Omit<Hit, 'club_id'>[] {
  const keyOf = ({ place, period }: NewCharge) => `${place.id} ${period.starts_on}`;
  const sums = (charges: readonly NewCharge[]) => Map.groupBy(charges, keyOf);
  const was = sums(before);
  const seen = new Set<string>();
  return [...sums(after)].flatMap(([key, charges]) => {
    const { place, group, period, plan } = charges[0]!;
    const amounts = {
      before: totalOf((was.get(key) ?? []).flatMap(({ lines }) => lines)),
      after: totalOf(charges.flatMap(({ lines }) => lines)),
    };
    // Each place once, in its first period.
    if (amounts.before === amounts.after || seen.has(place.id)) return [];
    seen.add(place.id);
    const { id: place_id, student_id, student_name } = place;
    const span = { period_start: period.starts_on, period_end: period.ends_on };
    return [
      {
        place_id,
        student_id,
        student_name,
        schedule_name: group.name,
        currency: plan.currency,
        ...span,
        ...amounts,
      },
    ];
  });
}
