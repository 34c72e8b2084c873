import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { asBefore, type HeldPlace } from '../rules/wishes.ts';
import type { WindowRow } from './wish-windows.ts';

/** How long before a term a place may have ended that is one of the term before. */
const gapDays = 120;

/** SQL: who holds a place in a group of a club in the term before. */
const holders = ({ club_id, term_id, starts_on }: WindowRow) => sql`
  select distinct f.student_id
    from class_schedules s join schedule_enrollments f on f.schedule_id = s.id
   where s.club_id = ${club_id}::uuid and s.term_id is distinct from ${term_id}::uuid and f.starts_on < ${starts_on}::date
     and coalesce(f.ends_on, 'infinity') >= ${starts_on}::date - ${sql.lit(gapDays)}::int
     and (f.ends_on is null or f.ends_on >= f.starts_on)`;

/**
 * SQL: the clients of a club who could wish, with what of them is asked for in lists, and whether they hold a place in the term before: active ones whose club it is, who hold such
 * a place, or have wished; where there is one club, also those of none. `only`: none but these.
 */
export const clientsOfClub = (window: WindowRow, only?: readonly string[]): RawBuilder<unknown> => sql`
  with holders as materialized (${holders(window)})
  select c.id, h.student_id is not null as held, c.display_name, c.level, c.sort_name, c.search, c.is_active, c.blocked_at
    from client_profiles c left join holders h on h.student_id = c.id
   where c.organization_id = app.current_organization_id() and c.merged_into is null and c.erased_at is null
     ${only === undefined ? sql`` : sql`and c.id = any(${[...only]}::uuid[])`}
     and (c.is_active and (
            c.home_club_id = ${window.club_id}::uuid or h.student_id is not null
            or c.home_club_id is null and not exists (select from clubs k where k.is_active and k.id <> ${window.club_id}::uuid))
          or exists (select from wishes x where x.window_id = ${window.id}::uuid and x.student_id = c.id))`;

/** The places that somebody holds in the term before, as a wish would say them; null for who holds none. */
export async function beforeOf({ tx }: Scope, window: WindowRow, student_id: string) {
  const { rows } = await sql<HeldPlace>`
    select distinct on (s.id) s.name, s.club_id, s.instructor_id, to_char(s.start_time, 'HH24:MI') as starts_at,
           to_char(least(s.start_time::interval + make_interval(mins => s.duration_minutes), interval '23:59'), 'HH24:MI') as ends_at,
           case when s.recurrence_days = '{}' then array[extract(isodow from s.start_date)::int - 1] else s.recurrence_days::int[] end as weekdays
      from schedule_enrollments f join class_schedules s on s.id = f.schedule_id
     where f.student_id = ${student_id}::uuid and s.term_id is distinct from ${window.term_id}::uuid and s.recurrence <> 'once'
       and f.starts_on < ${window.starts_on}::date and (f.ends_on is null or f.ends_on >= f.starts_on)
       and coalesce(f.ends_on, 'infinity') >= ${window.starts_on}::date - ${sql.lit(gapDays)}::int
     order by s.id, f.starts_on desc`.execute(tx);
  if (rows.length === 0) return null;
  const places = rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { groups: places.map(({ name }) => name), ...asBefore(places, window.club_id) };
}

/** Of what somebody may choose: who teaches at a club, the other clubs, and these people. */
export async function choicesAt({ tx }: Scope, club_id: string, family: readonly string[]) {
  const { rows } = await sql<{ kind: string; id: string; name: string }>`
    select 'coach' as kind, i.id, i.display_name as name, i.sort_name
      from instructors i join instructor_clubs c on c.instructor_id = i.id and c.club_id = ${club_id}::uuid
     where i.is_active
    union all
    select 'club', k.id, k.name, k.sort_name from clubs k where k.is_active and k.id <> ${club_id}::uuid
    union all
    select 'person', p.id, p.display_name, p.sort_name from client_profiles p
     where p.id = any(${[...family]}::uuid[]) and p.is_active
     order by 4, 2`.execute(tx);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const person = ({ id, name }: { id: string; name: string }) => ({ id, display_name: name });
  return {
    instructors: of('coach').map(person),
    clubs: of('club').map(({ id, name }) => ({ id, name })),
    family: of('person').map(person),
  };
}
