import { sql } from 'kysely';
import { instructorFit, timeOf } from '../../instructors/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, mondayOf, overlaps, zonedInstant } from '../../kernel/time/index.ts';
import { sessionAbilities } from '../access.ts';
import { minutesInWeek } from '../rules/generation.ts';
import type { SubstituteCandidate } from '../schemas/session.ts';
import { busyInstructors } from '../store/busy.ts';
import { sessionRows } from './present.ts';

/**
 * Who can give a session instead of its instructor (the seed's find_substitute_instructor): active instructors of
 * the club who take substitutions, have the time, and teach that type or named no specialty. First those whose
 * specialty it is, then who teaches least that week, then the better rated.
 */
export async function findSubstitutes(scope: Scope, sessionId: string): Promise<SubstituteCandidate[]> {
  const row = await sessionRows(scope.tx).where('s.id', '=', sessionId).executeTakeFirst();
  const session = found(row, 'session');
  authorize(sessionAbilities(scope.actor, { ...session, status: 'scheduled' }).substitute);
  const willing = await willingInstructors(scope, session);
  const ids = willing.map((one) => one.id);
  const monday = mondayOf(session.local_date);
  const [times, busy] = await Promise.all([
    timeOf(scope, ids),
    busyInstructors(scope, {
      instructor_ids: ids,
      from: zonedInstant(monday, '00:00', session.timezone),
      until: zonedInstant(addDays(monday, 7), '00:00', session.timezone),
      except_session_ids: [sessionId],
    }),
  ]);
  const interval = { starts_at: session.scheduled_datetime, ends_at: session.ends_at };
  const candidates = willing.flatMap(({ id, display_name, rating, max_weekly_hours, teaches_type }) => {
    const classes = busy.get(id) ?? [];
    const taught_minutes = minutesInWeek(session.local_date, session.timezone, classes);
    const time = times.get(id);
    const fits =
      time &&
      !classes.some((one) => overlaps(one, interval)) &&
      instructorFit({ ...time, taught_minutes, session: { ...session, ...interval } }).length === 0;
    return fits
      ? [{ instructor: { id, display_name }, teaches_type, rating, taught_minutes, max_weekly_hours }]
      : [];
  });
  return candidates.sort(better);
}

const better = (a: SubstituteCandidate, b: SubstituteCandidate): number =>
  Number(b.teaches_type) - Number(a.teaches_type) ||
  a.taught_minutes - b.taught_minutes ||
  (b.rating ?? 0) - (a.rating ?? 0) ||
  a.instructor.display_name.localeCompare(b.instructor.display_name);

interface Asked {
  club_id: string;
  type_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
}

function willingInstructors({ tx }: Scope, session: Asked) {
  const { club_id, type_id, instructor_id, substitute_instructor_id } = session;
  const taken = [instructor_id, substitute_instructor_id].filter((id) => id !== null);
  const has = sql<boolean>`exists (select from instructor_specialties p where p.organization_id = i.organization_id
    and p.instructor_id = i.id and p.class_type_id = ${type_id}::uuid)`;
  const hasNone = sql<boolean>`not exists (select from instructor_specialties p
    where p.organization_id = i.organization_id and p.instructor_id = i.id)`;
  return tx
    .selectFrom('instructors as i')
    .innerJoin('instructor_clubs as c', (on) =>
      on.onRef('c.organization_id', '=', 'i.organization_id').onRef('c.instructor_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.display_name', 'i.rating', 'i.max_weekly_hours', has.as('teaches_type')])
    .where('c.club_id', '=', club_id)
    .where('i.is_active', '=', true)
    .where('i.accepts_substitutions', '=', true)
    .$if(taken.length > 0, (query) => query.where('i.id', 'not in', taken))
    .where((where) => where.or([has, hasNone]))
    .execute();
}
