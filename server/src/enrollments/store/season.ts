import { type Selectable, sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { DB } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { SeasonHolder } from '../rules/season.ts';

export interface HeldInSeason extends SeasonHolder {
  schedule_id: string;
  student_id: string;
  student_name: string;
  despite_overlap: boolean;
  rating_min: number;
  rating_max: number;
}

/** Who holds a place in these groups, or held one on or after the first day of a season; in the order in which they got it. */
export async function holdersOfSeason(
  tx: TenantTx,
  scheduleIds: readonly string[],
  from: string,
): Promise<HeldInSeason[]> {
  const { rows } = await sql<HeldInSeason>`
    select f.id as place_id, f.schedule_id, f.student_id, c.display_name as student_name, f.ends_on, f.despite_overlap,
           f.notice_given_at is not null as gave_notice, c.blocked_at is not null or not c.is_active as blocked, c.birth_date, c.level, l.rating_min, l.rating_max,
           exists (select from schedule_enrollments n where n.follows_id = f.id and n.status = 'active') as goes_on
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
      join class_levels l on l.id = p.level_id
      join client_profiles c on c.id = f.student_id
     where f.schedule_id = any(${[...scheduleIds]}::uuid[]) and f.status = 'active'
       and (f.ends_on is null or f.ends_on >= ${from}::date)
       and not exists (select from schedule_enrollments l where l.schedule_id = f.schedule_id and l.student_id = f.student_id
                          and l.status = 'active' and l.starts_on > f.starts_on)
     order by f.schedule_id, f.created_at, f.id`.execute(tx);
  return rows;
}

/** Says which place each goes on from, and takes along what of its pauses is left by then. */
export async function followPlaces(
  tx: TenantTx,
  followed: readonly { from: string; to: string; starts_on: string }[],
): Promise<void> {
  const rows = JSON.stringify(followed);
  await sql`
    update schedule_enrollments f set follows_id = d."from"
      from jsonb_to_recordset(${rows}::jsonb) as d("from" uuid, "to" uuid, starts_on date)
     where f.id = d."to"`.execute(tx);
  const { rows: pauses } = await sql<{ to: string; starts_on: string; ends_on: string; reason: string }>`
    select d."to", greatest(b.starts_on, d.starts_on) as starts_on, b.ends_on, b.reason
      from jsonb_to_recordset(${rows}::jsonb) as d("from" uuid, "to" uuid, starts_on date)
      join schedule_enrollment_pauses b on b.schedule_enrollment_id = d."from" and b.ends_on >= d.starts_on`.execute(
    tx,
  );
  if (pauses.length === 0) return;
  await tx
    .insertInto('schedule_enrollment_pauses')
    .values((values) =>
      pauses.map(({ to, ...pause }) => ({
        ...{ organization_id: values.fn<string>('app.current_organization_id', []), id: newId() },
        ...{ ...pause, schedule_enrollment_id: to },
      })),
    )
    .execute();
}

/** Whoever waits for a place in these groups waits for one in the next too, in the same order, but for who has one there. */
export async function followQueues(
  scope: Scope,
  followed: readonly { from: string; to: string; starts_on: string }[],
): Promise<void> {
  const { rows } = await sql<Selectable<DB['place_requests']>>`
    select r.student_id, d."to" as schedule_id, greatest(r.wants_from, d.starts_on) as wants_from,
           r.priority, r.ticket, r.despite_level, r.moved_reason, r.returns, r.id as follows_id
      from jsonb_to_recordset(${JSON.stringify(followed)}::jsonb) as d("from" uuid, "to" uuid, starts_on date)
      join place_requests r on r.schedule_id = d."from" and r.status in ('waiting', 'offered')
      join client_profiles c on c.id = r.student_id and c.is_active
     where not exists (select from schedule_enrollments f
                        where f.schedule_id = d."to" and f.student_id = r.student_id and f.status = 'active' and f.ends_on is null)
     order by r.id`.execute(scope.tx);
  if (rows.length === 0) return;
  const own = { organization_id: organizationOf(scope), created_by: scope.actor.user_id };
  const requests = rows.map((row) => ({ ...row, ...own, id: newId() }));
  await scope.tx.insertInto('place_requests').values(requests).execute();
  announce(
    scope.tx,
    'place_requests',
    requests.map(({ id }) => id),
  );
}
