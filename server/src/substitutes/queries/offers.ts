import { type RawBuilder, sql } from 'kysely';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { ownInstructorId } from '../../people/public.ts';
import { offerAbilities } from '../access.ts';
import { type State, shownState } from '../rules/requests.ts';
import type { SubstituteOffer } from '../schemas.ts';
import { absentOf, byTime, classToGive, isOpen, withClasses } from './classes.ts';

interface OfferRow {
  id: string;
  session_id: string;
  absent_id: string | null;
  absent_name: string | null;
  state: State;
  words: string;
  asked_by: string;
  created_at: Date;
  answer: 'accepted' | 'declined' | null;
  takes_it: boolean;
  busy_with: string | null;
}

/** What the actor is asked and can still answer, at clubs where they teach, by the time of the classes; at most a hundred. */
export const listOffers = (scope: Scope): Promise<SubstituteOffer[]> =>
  offersWhere(
    scope,
    sql`${isOpen(scope)}
        and exists (select from instructors own
              join instructor_clubs k on k.organization_id = own.organization_id and k.instructor_id = own.id
             where own.id = a.instructor_id and own.is_active and k.club_id = s.club_id)`,
  );

/** One of them, also when it is over. Throws 404. */
export async function getOffer(scope: Scope, id: string): Promise<SubstituteOffer> {
  const [offer] = await offersWhere(scope, sql`r.id = ${id}::uuid`);
  return found(offer, 'request');
}

async function offersWhere(scope: Scope, condition: RawBuilder<unknown>): Promise<SubstituteOffer[]> {
  const own = ownInstructorId(scope.actor);
  if (own === undefined) return [];
  const { rows } = await sql<OfferRow>`
    select r.id, r.session_id, r.absent_id, i.display_name as absent_name, r.state, r.words,
           coalesce(u.name, '') as asked_by, a.created_at, a.answer,
           me.accepts_substitutions or (s.instructor_id = me.id and s.substitute_instructor_id is not null) as takes_it, b.name as busy_with
      from substitute_requests r
      join substitute_asks a on a.organization_id = r.organization_id and a.request_id = r.id
           and a.instructor_id = ${own}::uuid
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
      join instructors me on me.organization_id = a.organization_id and me.id = a.instructor_id
      left join lateral (
        select p.name from session_instructors o
          join class_sessions other on other.organization_id = o.organization_id and other.id = o.session_id
          join class_schedules p on p.organization_id = other.organization_id and p.id = other.schedule_id
         where o.organization_id = s.organization_id and o.instructor_id = me.id and o.session_id <> s.id
           and o.starts_at < s.ends_at and o.ends_at > s.scheduled_datetime
           -- A class lasts a day at most.
           and o.starts_at > s.scheduled_datetime - interval '24 hours'
         order by o.starts_at limit 1) b on true
      left join instructors i on i.organization_id = r.organization_id and i.id = r.absent_id
      left join users u on u.id = r.asked_by
     where ${condition}
     order by s.scheduled_datetime, r.id
     limit 100`.execute(scope.tx);
  const offers = (await withClasses(scope, rows)).sort(byTime);
  return offers.map(({ row, session }) => {
    const state = shownState(row.state, session, scope.now);
    const obstacle = obstacleOf(row);
    return {
      ...{
        id: row.id,
        class: classToGive(session, { gives: row.answer === 'accepted' }),
        absent: absentOf(row),
        state,
        words: row.words,
      },
      ...{ asked_by: row.asked_by, created_at: offsetDateTime(row.created_at, session.timezone) },
      ...{ answer: row.answer, obstacle, busy_with: row.busy_with },
      abilities: offerAbilities(state, row.answer, obstacle),
    };
  });
}

const obstacleOf = ({ takes_it, busy_with }: OfferRow): SubstituteOffer['obstacle'] =>
  !takes_it ? 'takes_no_substitutions' : busy_with === null ? null : 'busy';
