import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { closuresOf, clubOf } from '../../organizations/public.ts';
import { assistantNames } from '../../scheduling/public.ts';
import { type Assisted, seesRoster } from '../access.ts';
import type { DaySheet, SheetClass, SheetPerson } from '../schemas.ts';
import { checkInOpens, takesArrivals } from './arrivals.ts';

type ClassRow = Omit<SheetClass, 'people' | 'waiting' | 'takes_arrivals'> &
  Assisted & { starts_at: Date; ends_at: Date };
type PersonRow = SheetPerson & { session_id: string; status: string };

/**
 * The classes of a club's day that the actor runs, by hour and court, with everybody in them and how to call them.
 * Throws 404 for an unknown club.
 */
export async function daySheet(
  scope: Scope,
  { club_id, date }: { club_id: string; date: string },
): Promise<DaySheet> {
  const { timezone, name } = await clubOf(scope, club_id);
  const closures = await closuresOf(scope, club_id, date, date);
  const all = await classesOf(scope, { club_id, date, timezone });
  const classes = all.filter((row) => seesRoster(scope.actor, row));
  const people = Map.groupBy(
    await peopleOf(
      scope,
      classes.map(({ session_id }) => session_id),
    ),
    ({ session_id }) => session_id,
  );
  const before_minutes = await checkInOpens(scope, club_id);
  return {
    club_name: name,
    date,
    closures: closures.map((closure) => closure.name),
    classes: classes.map((row) => ({
      ...sheetClass(row, people.get(row.session_id) ?? []),
      takes_arrivals: takesArrivals(row, before_minutes, scope.now),
    })),
  };
}

function sheetClass(row: ClassRow, people: readonly PersonRow[]): Omit<SheetClass, 'takes_arrivals'> {
  const { club_id: _club, instructor_id: _instructor, substitute_instructor_id: _substitute, ...more } = row;
  const { assistant_instructor_ids: _assistants, ...rest } = more;
  const { starts_at: _starts, ends_at: _ends, ...shown } = rest;
  const of = (waits: boolean) =>
    people.filter(({ status }) => (status === 'waitlisted') === waits).map(sheetPerson);
  return { ...shown, people: of(false), waiting: of(true) };
}

const sheetPerson = ({ session_id: _session, status: _status, ...person }: PersonRow): SheetPerson => person;

async function classesOf(
  { tx }: Scope,
  { club_id, date, timezone }: { club_id: string; date: string; timezone: string },
): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select s.id as session_id, p.name, to_char(s.local_time, 'HH24:MI') as starts,
           to_char(s.ends_at at time zone ${timezone}, 'HH24:MI') as ends, o.name as court_name, p.location,
           i.display_name as instructor_name, ${assistantNames} as assistant_names, l.display_name as level_name, s.status, s.max_participants, s.notes,
           s.club_id, s.instructor_id, s.substitute_instructor_id, s.assistant_instructor_ids,
           s.scheduled_datetime as starts_at, s.ends_at
      from class_sessions s
      join class_schedules p on p.id = s.schedule_id
      join class_levels l on l.id = p.level_id
      left join courts o on o.id = s.court_id
      left join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
     where s.club_id = ${club_id}::uuid
       and s.scheduled_datetime >= ${date}::date::timestamp at time zone ${timezone}
       and s.scheduled_datetime < (${date}::date + 1)::timestamp at time zone ${timezone}
       and s.cancel_reason <> 'schedule_changed'
     order by s.scheduled_datetime, o.sort_name, p.name, s.id`.execute(tx);
  return rows;
}

/** By class; those with a place by name, then those who wait in their order. A child comes with a guardian's number. */
async function peopleOf({ tx }: Scope, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PersonRow>`
    select e.id as enrollment_id, e.session_id, e.status, c.display_name as name, c.phone, c.level, e.paid, e.checked_in,
           case when e.paid or e.status = 'waitlisted' or app.fee_pays(s.schedule_id, e.schedule_enrollment_id, s.local_date) then 0 else e.price end as owes, e.currency,
           e.schedule_enrollment_id is not null as is_fixed,
           coalesce((select jsonb_agg(jsonb_build_object('name', w.display_name, 'phone', w.phone) order by w.sort_name)
              from guardians g join client_profiles w on w.id = g.guardian_id
             where g.dependant_id = c.id), '[]') as guardians
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join client_profiles c on c.id = e.student_id
     where e.session_id = any(${ids}::uuid[]) and e.status in ('enrolled', 'no_show', 'waitlisted')
     order by e.status = 'waitlisted', case when e.status = 'waitlisted' then -e.waitlist_priority end,
              case when e.status = 'waitlisted' then e.waitlist_sequence end, c.sort_name, e.id`.execute(tx);
  return rows;
}
