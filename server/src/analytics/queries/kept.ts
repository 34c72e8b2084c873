import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, addHours, addMonths, type LocalDate } from '../../kernel/time/index.ts';
import type { Period } from '../rules/period.ts';
import { type Asked, around, before } from './asked.ts';
import { type Earning, feeShares, type Shares } from './fees.ts';
import { counted, revenueOfEach, sumsOfEach } from './sums.ts';

/** What of the past is kept, and what is not as it is kept (docs/domain/kpis.md). */
interface Kept {
  /** Classes that begin before this are kept. */
  until: Date;
  /** Fees whose period ended before this are in it. */
  fees_until: LocalDate;
  /** Classes and students that were written to since. */
  session_ids: readonly string[];
  student_ids: readonly string[];
}

/** How many may have been written to before nothing that is kept is used: an import, until the next round. */
const mostMarked = 1_500;

/** Writes leave several marks of one class: so many are looked through for what they are of. */
const mostMarks = 4 * mostMarked;
/** A round that is further behind has just begun, or nobody works: almost all would be read as it is, class by class. */
const mostDaysBehind = 7;

/**
 * Undefined where nothing is kept, or too little, or too much of it has changed: then everything is read as it is. In a
 * snapshot with what is read by it.
 */
async function keptOf({ tx, now }: Scope): Promise<Kept | undefined> {
  const { rows: known } = await sql<{ until: Date; marks: number }>`
    select k.until, (select count(*) from (select from kept_marks limit ${mostMarks + 1}) m)::int as marks from kept_until k`.execute(
    tx,
  );
  const [state] = known;
  if (!state || state.marks > mostMarks || state.until < addHours(now, -24 * mostDaysBehind))
    return undefined;
  const { rows } = await sql<Kept>`
    with marked as materialized (
      select m.session_id, m.student_id, m.everybody, k.until
        from kept_until k join kept_marks m on m.organization_id = k.organization_id),
    -- What is written to classes of the last days is read as it is anyway.
    past as materialized (
      select m.session_id, m.student_id, m.everybody from marked m
       where not exists (select from class_sessions s where s.id = m.session_id and s.scheduled_datetime >= m.until)
          or exists (select from kept_classes c where c.session_id = m.session_id))
    select k.until, k.fees_until, array(select distinct session_id from marked where session_id is not null) as session_ids,
           array(select student_id from past where student_id is not null
                 union select e.student_id from past m join class_enrollments e on e.session_id = m.session_id where m.everybody) as student_ids
      from kept_until k`.execute(tx);
  const [kept] = rows;
  return kept && kept.session_ids.length + kept.student_ids.length <= mostMarked ? kept : undefined;
}

/** What is kept, as far as it bears on a period and the two before it. */
export interface KeptFor extends Kept {
  /** The classes of these periods that are read as they are. */
  live_ids: readonly string[];
}

/** What is kept for a period. Undefined where nothing is. */
export async function keptFor(scope: Scope, asked: Asked): Promise<KeptFor | undefined> {
  const kept = await keptOf(scope);
  if (!kept) return;
  const from = around(before(before(asked))).starts_at;
  const { rows } = await sql<{ id: string }>`
    select s.id from class_sessions s
     where s.club_id = any(${asked.club_ids}::uuid[]) and s.scheduled_datetime <= ${scope.now}::timestamptz
       and s.scheduled_datetime >= greatest(${from}::timestamptz, ${kept.until}::timestamptz)
       and s.scheduled_datetime < ${around(asked).ends_at}::timestamptz
    union
    select id from unnest(${kept.session_ids}::uuid[]) id`.execute(scope.tx);
  return { ...kept, live_ids: rows.map(({ id }) => id) };
}

/** Rows of what is kept that are of these clubs, coaches, types and levels. */
export const keptMatch = (k: string, asked: Asked): RawBuilder<unknown> => {
  const only = (column: 'instructor_id' | 'class_type_id' | 'level_id') =>
    asked[column] === undefined ? sql`` : sql`and ${sql.ref(`${k}.${column}`)} = ${asked[column]}::uuid`;
  return sql`${sql.ref(`${k}.club_id`)} = any(${asked.club_ids}::uuid[])
    ${only('instructor_id')} ${only('class_type_id')} ${only('level_id')}`;
};

/** What classes that are kept have earned besides: fees whose period was not over when they were. */
export const runningFees = (scope: Scope, asked: Asked, kept: Kept): Promise<Shares> =>
  feeShares(scope, { ...asked, fees_from: kept.fees_until } satisfies Earning);

/** With the hours of the week told apart, or without them. */
export type HowSummed = 'by_hour' | 'whole';

/** First days of the first and of the last one. */
interface Months {
  first: LocalDate;
  last: LocalDate;
}
const daysOf = ({ first, last }: Months): Period => ({ from: first, until: addDays(addMonths(last, 1), -1) });

/** The whole months of a period, where there are any. */
const wholeMonths = ({ from, until }: Period): Months | undefined => {
  const monthOf = (day: LocalDate) => `${day.slice(0, 7)}-01`;
  const first = monthOf(from) === from ? from : addMonths(monthOf(from), 1);
  const last = addMonths(monthOf(addDays(until, 1)), -1);
  return first <= last ? { first, last } : undefined;
};

/**
 * What is kept of a period, as rows of sums: of its whole months as they are kept, less the classes in them that were written
 * to since, which are read as they are; of the days beside them class by class; and what has been earned besides.
 */
export function keptSums(
  asked: Asked,
  kept: KeptFor,
  { running, how }: { running: Shares; how: HowSummed },
): RawBuilder<unknown> {
  const whole = wholeMonths(asked);
  // Of the others none is kept: none is looked for.
  const changed = sql`k.session_id = any(${kept.session_ids}::uuid[])`;
  const hasChanged = kept.session_ids.length > 0;
  const parts = besideMonths(asked, whole).map((days) =>
    sumsOfEach(keptClasses({ ...asked, ...days }, hasChanged ? sql`not ${changed}` : sql`true`)),
  );
  if (whole) parts.push(keptMonths(asked, whole, how));
  if (whole && hasChanged)
    parts.push(sumsOfEach(keptClasses({ ...asked, ...daysOf(whole) }, changed), { of: -1 }));
  if (running.session_ids.length > 0) parts.push(runningSums(asked, kept, running));
  return sql.join(parts, sql` union all `);
}

/** The days of a period that are in no whole month: each stretch is looked up by itself. */
function besideMonths({ from, until }: Period, whole: Months | undefined): Period[] {
  if (!whole) return [{ from, until }];
  const days = daysOf(whole);
  return [
    { from, until: addDays(days.from, -1) },
    { from: addDays(days.until, 1), until },
  ].filter((stretch) => stretch.from <= stretch.until);
}

/** Sums of months that are whole in the period. */
const keptMonths = (asked: Asked, { first, last }: Months, how: HowSummed) => sql`
  select k.month, k.weekday, k.hour, k.instructor_id, k.class_type_id, ${sql.join(counted.map((name) => sql.ref(`k.${name}`)))},
         case when k.currency = ${asked.currency} then k.revenue else 0 end as revenue
    from kept_months k where ${how === 'by_hour' ? sql`k.by_hour` : sql`not k.by_hour`} and ${keptMatch('k', asked)} and k.month between ${first}::date and ${last}::date`;

const inMoneyAsked = (asked: Asked) => sql`
  case when k.currency = ${asked.currency} then k.revenue else 0 end + coalesce((k.others ->> ${asked.currency})::numeric, 0)`;

/** The classes of a period that are kept, with the columns of `f` in `figuresOf`. */
const keptClasses = (asked: Asked, where: RawBuilder<unknown>) => sql`(
  select k.local_date, k.local_time, k.duration_minutes, k.status, k.enrolled_count, k.attended_count, k.max_participants, k.instructor_id,
         k.by_substitute, k.class_type_id, k.enrolments, k.no_shows, k.late, k.without_place, ${inMoneyAsked(asked)} as revenue
    from kept_classes k
   where ${keptMatch('k', asked)} and k.local_date between ${asked.from}::date and ${asked.until}::date and ${where})`;

/** What was paid in fees that go on, of the classes that are kept. */
const runningSums = (asked: Asked, kept: KeptFor, { session_ids, amounts }: Shares) =>
  revenueOfEach(sql`(
    select k.local_date, k.local_time, k.status, k.instructor_id, k.class_type_id, r.amount as revenue
      from unnest(${session_ids}::uuid[], ${amounts}::numeric[]) as r(session_id, amount)
      join kept_classes k on k.session_id = r.session_id
     where ${keptMatch('k', asked)} and k.local_date between ${asked.from}::date and ${asked.until}::date
       and k.session_id <> all(${kept.session_ids}::uuid[]))`);
