import { sql } from 'kysely';
import { authorize } from '../kernel/actor.ts';
import { found } from '../kernel/problem.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { administers } from '../organizations/public.ts';
import { isAllDone, type Step, steps } from './rules.ts';
import type { FirstSteps } from './schemas.ts';

type Row = Record<Exclude<Step, 'mail'>, boolean> & { is_closed: boolean; has_news: boolean };

/** How far a club is; `mail` says whether the installation can send any. Throws 404, 403. */
export async function firstSteps(scope: Scope, club_id: string, mail: boolean): Promise<FirstSteps> {
  const row = found(await stateOf(scope, club_id), 'club');
  authorize(administers(scope.actor, club_id), 'You do not run this club.');
  const done = { ...row, mail };
  return {
    news: row.has_news,
    shown: !row.is_closed && !isAllDone(done),
    steps: steps.map((step) => ({ step, done: done[step] })),
  };
}

async function stateOf(scope: Scope, club_id: string): Promise<Row | undefined> {
  const o = organizationOf(scope);
  const { rows } = await sql<Row>`
    select c.first_steps_closed_at is not null as is_closed, c.has_news,
           exists (select from club_opening_hours h where h.organization_id = ${o} and h.club_id = c.id) as opening_hours,
           exists (select from courts t where t.organization_id = ${o} and t.club_id = c.id and t.is_active) as courts,
           exists (select from class_types t where t.organization_id = ${o} and t.is_active) as class_types,
           exists (select from instructor_clubs ic join instructors i on i.organization_id = ic.organization_id and i.id = ic.instructor_id
                    where ic.organization_id = ${o} and ic.club_id = c.id and i.is_active) as instructors,
           exists (select from class_schedules s where s.organization_id = ${o} and s.club_id = c.id and s.status = 'published') as classes,
           exists (select from club_closures x where x.organization_id = ${o} and x.club_id = c.id) as closures,
           (select p.id from client_profiles p where p.organization_id = ${o} order by p.organization_id, p.id limit 1) is not null as clients
      from clubs c
     where c.organization_id = ${o} and c.id = ${club_id}`.execute(scope.tx);
  return rows[0];
}
