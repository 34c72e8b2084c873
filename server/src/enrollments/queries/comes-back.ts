import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import { earnsWhenOff, type LossCause } from '../rules/make-ups/earn.ts';

export type PaidBy = 'cash' | 'card_terminal' | 'transfer' | 'account_credit' | 'online' | 'direct_debit';

/** What those in a class get back when the club calls it off. */
export interface ComesBack {
  /** To the accounts of who paid, in minor units, by how it had been paid. */
  money: { method: PaidBy; amount: number }[];
  /** Was paid for dates of fixed places, and stays. */
  kept: number;
  package_classes: number;
  /** Make-ups that were used for it. */
  make_ups_back: number;
  /** Make-ups for dates of fixed places that are lost. */
  make_ups_earned: number;
}

interface ComingClass {
  id: string;
  club_id: string;
  schedule_id: string;
  class_type_id: string;
  local_date: LocalDate;
}

interface Counted {
  session_id: string;
  package_classes: number;
  make_ups_back: number;
  holders: number;
  /** Classes of the group until then that the same has called off before. */
  off_before: number;
}

/** What calling off each of these classes gives back, as things are now; of what the club gives in turn, as if all were off. */
export async function comesBackOf(
  scope: Scope,
  classes: readonly ComingClass[],
  off: { reason: string; cause: LossCause | null },
): Promise<Map<string, ComesBack>> {
  const ids = classes.map((one) => one.id);
  const [counts, paid, rules] = await Promise.all([
    countsOf(scope, ids, off.cause),
    paidFor(scope, ids),
    settingsOfEach(scope.tx, settings, classes),
  ]);
  return new Map(
    classes.map((one, at) => {
      const {
        package_classes = 0,
        make_ups_back = 0,
        holders = 0,
        off_before = 0,
      } = counts.get(one.id) ?? {};
      const nth = off_before + turnOf(one, classes);
      const earns = earnsWhenOff({ session_reason: off.reason, session_cause: off.cause, nth }, rules[at]!);
      const own = paid.filter((it) => it.session_id === one.id && it.amount > 0);
      const money = own.filter((it) => !it.fixed).map(({ method, amount }) => ({ method, amount }));
      const kept = own.filter((it) => it.fixed).reduce((sum, { amount }) => sum + amount, 0);
      return [one.id, { money, kept, package_classes, make_ups_back, make_ups_earned: earns ? holders : 0 }];
    }),
  );
}

/** The how many-th of its group among these it is. */
const turnOf = (one: ComingClass, classes: readonly ComingClass[]): number =>
  classes.filter(
    ({ schedule_id, local_date }) => schedule_id === one.schedule_id && local_date <= one.local_date,
  ).length;

async function countsOf(
  { tx }: Scope,
  ids: readonly string[],
  cause: LossCause | null,
): Promise<Map<string, Counted>> {
  const { rows } = await sql<Counted>`
    select e.session_id, count(*) filter (where e.student_package_id is not null)::int as package_classes,
           count(*) filter (where e.by_make_up)::int as make_ups_back,
           count(*) filter (where e.schedule_enrollment_id is not null)::int as holders,
           (select count(*)::int from class_sessions s join class_sessions o on o.schedule_id = s.schedule_id
             where s.id = e.session_id and o.status = 'cancelled' and o.cancel_cause = ${cause}
               and o.local_date <= s.local_date) as off_before
      from class_enrollments e
     where e.session_id = any(${[...ids]}::uuid[]) and e.status = 'enrolled'
     group by e.session_id`.execute(tx);
  return new Map(rows.map((row) => [row.session_id, row]));
}

/** What of the money for each of them has not gone back; who lost their place to fewer places waits, and has paid. */
async function paidFor(
  { tx }: Scope,
  ids: readonly string[],
): Promise<{ session_id: string; method: PaidBy; fixed: boolean; amount: number }[]> {
  const { rows } = await sql<{ session_id: string; method: PaidBy; fixed: boolean; amount: number }>`
    select e.session_id, p.method, e.schedule_enrollment_id is not null as fixed, sum(l.amount - l.refunded_amount)::int as amount
      from class_enrollments e
      join payment_lines l on l.enrollment_id = e.id
      join payments p on p.id = l.payment_id and p.status in ('captured', 'partially_refunded')
     where e.session_id = any(${[...ids]}::uuid[]) and e.status in ('enrolled', 'waitlisted') and e.paid
     group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return rows;
}
