import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';

interface Along {
  /** Fixed places: the one that ends, and the one that goes on. */
  from: string;
  to: string;
  /** The group of the latter. */
  schedule_id: string;
  starts_on: string;
}

/** What of a place goes on in another group: how long it is held, its pauses, its released dates. */
export async function takeAlong(scope: Scope, along: Along): Promise<void> {
  await follow(scope.tx, along);
  await movePauses(scope.tx, along);
  await copyReleased(scope, along);
}

/** Says which place the new one goes on from; whether its holder stays in the term goes along within it. */
async function follow(tx: TenantTx, { from, to }: Along): Promise<void> {
  await tx.updateTable('schedule_enrollments').set({ follows_id: from }).where('id', '=', to).execute();
  await sql`
    update schedule_enrollments n
       set renewal = o.renewal, renewal_asked_at = o.renewal_asked_at, renewal_reminded_at = o.renewal_reminded_at,
           renewal_answered_at = o.renewal_answered_at, renewal_answered_by = o.renewal_answered_by
      from schedule_enrollments o, class_schedules was, class_schedules is_now
     where n.id = ${to}::uuid and o.id = ${from}::uuid and o.renewal in ('asked', 'stays')
       and was.id = o.schedule_id and is_now.id = n.schedule_id and was.term_id = is_now.term_id`.execute(tx);
}

/** Pauses go on in the other place from `starts_on`; what was before stays with the one that ends. */
export async function movePauses(
  tx: TenantTx,
  { from, to, starts_on }: Omit<Along, 'schedule_id'>,
): Promise<void> {
  const beyond = await tx
    .selectFrom('schedule_enrollment_pauses')
    .selectAll()
    .where('schedule_enrollment_id', '=', from)
    .where('ends_on', '>=', starts_on)
    .execute();
  for (const { created_at, ...pause } of beyond)
    if (pause.starts_on >= starts_on)
      await tx
        .updateTable('schedule_enrollment_pauses')
        .set({ schedule_enrollment_id: to })
        .where('id', '=', pause.id)
        .execute();
    else {
      await tx
        .updateTable('schedule_enrollment_pauses')
        .set({ ends_on: addDays(starts_on, -1) })
        .where('id', '=', pause.id)
        .execute();
      await tx
        .insertInto('schedule_enrollment_pauses')
        .values({ ...pause, id: newId(), schedule_enrollment_id: to, starts_on })
        .execute();
    }
}

/** Who has given a date back is away that day: in the other group too, once, whatever they gave back that day. */
async function copyReleased(scope: Scope, { from, to, schedule_id, starts_on }: Along): Promise<void> {
  const { tx, now, actor } = scope;
  const { rows } = await sql<{
    session_id: string;
    student_id: string;
    currency: string;
    price: number;
    released_from: string;
  }>`
    select distinct on (s.id) s.id as session_id, r.student_id, s.currency, s.price, coalesce(r.released_from, r.id) as released_from
      from class_enrollments r
      join class_sessions old on old.id = r.session_id and old.occurrence_date >= ${starts_on}::date
      join class_sessions s on s.schedule_id = ${schedule_id}::uuid and s.local_date = old.local_date
           and s.scheduled_datetime > ${now}::timestamptz and s.status in ('scheduled', 'confirmed')
     where r.schedule_enrollment_id = ${from}::uuid and r.released
     order by s.id, r.id`.execute(tx);
  if (rows.length === 0) return;
  const organization_id = organizationOf(scope);
  const shared = { organization_id, schedule_enrollment_id: to, status: 'cancelled', source: 'fixed' };
  const how = { released: true, cancel_reason: 'moved', cancelled_at: now, cancelled_by: actor.user_id };
  await tx
    .insertInto('class_enrollments')
    .values(rows.map((row) => ({ ...row, ...shared, ...how, id: newId(), created_by: actor.user_id })))
    .execute();
}
