import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import type { ArrearsRules } from '../rules/arrears.ts';
import { isUnderWay } from './late.ts';

/** A fee that is overdue, of a place, with what its group says of that. */
export interface Overdue {
  id: string;
  student_id: string;
  student_name: string;
  place_id: string;
  schedule_id: string;
  schedule_name: string;
  due_on: LocalDate;
  amount: number;
  currency: string;
  warned_at: Date | null;
  release_on: LocalDate | null;
  released_at: Date | null;
  /** The place was released, and not given back. */
  is_released: boolean;
  /** The place is held after today. */
  is_held: boolean;
  phone: string;
  rules: ArrearsRules;
}

/** What lies longer back is the desk's to settle, and keeps nobody from what is new. */
const most = 1000;

/** Overdue fees of a club, the latest ones, the oldest of them first; none for which money is on its way. */
export async function overdueOf(scope: Scope, club_id: string, today: LocalDate): Promise<Overdue[]> {
  const { rows } = await sql<Omit<Overdue, 'rules'> & { class_type_id: string }>`
    with due as materialized (
      select c.* from charges c
       where c.club_id = ${club_id}::uuid and c.status = 'open' and c.amount > 0 and c.due_on < ${today}::date
       order by c.due_on desc, c.id desc limit ${most})
    select c.id, c.student_id, s.display_name as student_name, c.place_id, f.schedule_id, g.name as schedule_name, g.class_type_id,
           c.due_on, c.amount, c.currency, c.warned_at, c.release_on, c.released_at, f.end_reason = 'arrears' as is_released,
           f.status = 'active' and (f.ends_on is null or f.ends_on > ${today}::date) as is_held, s.phone
      from due c
      join schedule_enrollments f on f.id = c.place_id
      join class_schedules g on g.id = f.schedule_id
      join client_profiles s on s.id = c.student_id
     where not ${isUnderWay(sql`c`)}
     order by c.due_on, c.id`.execute(scope.tx);
  const rules = await settingsOfEach(
    scope.tx,
    settings,
    rows.map(({ class_type_id, schedule_id }) => ({ club_id, class_type_id, schedule_id })),
  );
  return rows.map(({ class_type_id: _, ...row }, at) => ({ ...row, rules: rules[at]! }));
}

/** Each once: who is warned already keeps the day that they were told. @returns those who are told now */
export async function markWarned(
  { tx, now }: Scope,
  dates: readonly { id: string; release_on: LocalDate }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update charges c set warned_at = ${now}::timestamptz, release_on = d.release_on, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as d(id uuid, release_on date)
     where c.id = d.id and c.status = 'open' and c.warned_at is null returning c.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Those whose day has come, while they are locked: paid is not. @returns those that are open still */
export async function markReleased({ tx, now }: Scope, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ place_id: string }>`
    update charges c set released_at = ${now}::timestamptz, updated_at = now()
     where c.id = any(${[...ids]}::uuid[]) and c.status = 'open' and c.amount > 0 and c.released_at is null
    returning c.place_id`.execute(tx);
  return [...new Set(rows.map(({ place_id }) => place_id))];
}
