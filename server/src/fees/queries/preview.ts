import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import { managesCharges } from '../access.ts';
import { type Decision, decideCharges, type NewCharge, type Unpriced } from '../rules/charges.ts';
import { lateFrom } from '../rules/late.ts';
import type { LineKind } from '../rules/lines.ts';
import { monthOf } from '../rules/periods.ts';
import { totalOf } from '../rules/shares.ts';
import type { ChargesPreview, PreviewQuery } from '../schemas.ts';
import { loadFacts } from '../store/facts.ts';

const most = 500;
/** What is let off for dates, or of members, is none. */
const DISCOUNTS: ReadonlySet<LineKind> = new Set(['sibling', 'second_class', 'renewal', 'enrolment_off']);

/** What raising the charges of a month would do, as it is now. Throws 404. */
export async function previewCharges(
  scope: Scope,
  { club_id, period }: PreviewQuery,
): Promise<ChargesPreview> {
  const { charges, unpriced } = await decided(scope, { club_id, period });
  return {
    ...{ club_id, period, count: places(charges), totals: totalsOf(charges) },
    discounts: places(charges.filter(({ lines }) => lines.some(({ kind }) => DISCOUNTS.has(kind)))),
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

const lateOf = ({ group: { late } }: Pick<NewCharge, 'group'>, due_on: string) => {
  if (late === null) return null;
  const { after_days: _, ...terms } = late;
  return { ...terms, next_on: lateFrom(due_on, late) };
};

/** How many, of which one may have several charges. */
const places = (charges: readonly NewCharge[]): number =>
  new Set(charges.map(({ place, period }) => `${place.root_id} ${period.starts_on}`)).size;

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

const shown = ({
  lines,
  period,
  part,
  due_on,
  early,
  ...one
}: NewCharge): ChargesPreview['charges'][number] => ({
  ...ofPlace(one),
  ...{ period_start: period.starts_on, period_end: period.ends_on, part, due_on },
  ...{ parts: Math.max(1, one.plan.instalments.length), late: lateOf(one, due_on) },
  ...{ amount: totalOf(lines), currency: one.plan.currency, early },
  lines: lines.map((line) => ({ ...line, reason: '' })),
});
