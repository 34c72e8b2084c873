import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import { managesCharges } from '../access.ts';
import { type Decision, decideCharges, type NewCharge, type Unpriced } from '../rules/charges.ts';
import { monthOf } from '../rules/periods.ts';
import { totalOf } from '../rules/pricing.ts';
import type { ChargesPreview, PreviewQuery } from '../schemas.ts';
import { loadFacts } from '../store/facts.ts';

const most = 500;

/** What raising the charges of a month would do, as it is now. Throws 404. */
export async function previewCharges(
  scope: Scope,
  { club_id, period }: PreviewQuery,
): Promise<ChargesPreview> {
  const { charges, unpriced } = await decided(scope, { club_id, period });
  return {
    ...{ club_id, period, count: charges.length, totals: totalsOf(charges) },
    discounts: charges.filter(({ lines }) => lines.some(({ amount }) => amount < 0)).length,
    charges: charges.slice(0, most).map(shown),
    unpriced: unpriced.slice(0, most).map(({ reason, ...one }) => ({ ...ofPlace(one), reason })),
  };
}

/** The same, as it is raised. */
export async function decided(scope: Scope, { club_id, period }: PreviewQuery): Promise<Decision> {
  await clubOf(scope, club_id);
  if (!managesCharges(scope.actor, club_id)) throw notFound('club');
  const month = monthOf(`${period}-01`);
  return decideCharges(await loadFacts(scope, club_id, month), month);
}

function totalsOf(charges: readonly NewCharge[]): ChargesPreview['totals'] {
  const byCurrency = Map.groupBy(charges, ({ plan }) => plan.currency);
  return [...byCurrency].map(([currency, those]) => ({
    currency,
    amount: totalOf(those.flatMap(({ lines }) => lines)),
  }));
}

const ofPlace = ({ place, group }: Pick<Unpriced, 'place' | 'group'>) => ({
  ...{ place_id: place.id, schedule_id: group.id, schedule_name: group.name },
  ...{ student_id: place.student_id, student_name: place.student_name, plan_name: group.plan.name },
});

const shown = ({ lines, period, due_on, early, ...one }: NewCharge): ChargesPreview['charges'][number] => ({
  ...ofPlace(one),
  ...{ period_start: period.starts_on, period_end: period.ends_on, due_on },
  ...{ amount: totalOf(lines), currency: one.plan.currency, early },
  lines: lines.map((line) => ({ ...line, reason: '' })),
});
