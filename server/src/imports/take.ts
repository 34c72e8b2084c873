import { sql } from 'kysely';
import { standingChanged } from '../clients/facts.ts';
import { touch } from '../kernel/cache.ts';
import { announce } from '../kernel/live.ts';
import { append } from '../kernel/outbox.ts';
import type { Scope } from '../kernel/scope.ts';
import { takingOrder } from './rows.ts';
import type { Written } from './rules.ts';

/** Deletes what was made and puts back what was changed. */
export async function takeBack(scope: Scope, import_id: string, going: readonly Written[]): Promise<void> {
  const made = Map.groupBy(
    going.filter((one) => !one.is_changed),
    (one) => one.entity,
  );
  const changed = going.filter((one) => one.is_changed).map((one) => one.id);
  await revertClients(scope, import_id, changed);
  for (const entity of takingOrder) {
    const ids = (made.get(entity) ?? []).map((one) => one.id);
    if (ids.length > 0)
      await sql`delete from ${sql.table(entity)} where id = any(${ids}::uuid[])`.execute(scope.tx);
  }
  await tell(scope, made, changed);
}

/** What an import may change of somebody who is there. */
const fields = ['email', 'phone', 'birth_date', 'level', 'is_club_member', 'desk_notes'] as const;

/** A level that was confirmed as the import had it is that person's word by now. */
const unconfirmed = sql`and coalesce((
  select e.kind from level_entries e where e.student_id = t.id order by e.number desc limit 1), '') <> 'confirmed'`;

async function revertClients(scope: Scope, import_id: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const values = fields.map(
    (field) =>
      sql`${sql.ref(field)} = case when r.was ? ${sql.lit(field)} ${field === 'level' ? unconfirmed : sql``} then b.${sql.ref(field)} else t.${sql.ref(field)} end`,
  );
  const { rows } = await sql<{ id: string; levelled: boolean }>`
    update client_profiles t set ${sql.join(values)}, updated_at = now()
      from import_rows r cross join lateral jsonb_populate_record(null::client_profiles, r.was) b
     where r.import_id = ${import_id}::uuid and r.entity = 'client_profiles' and r.subject = any(${[...ids]}::uuid[])
       and t.id = r.subject
    returning t.id, r.was ? 'level' as levelled`.execute(scope.tx);
  await append(
    scope,
    rows.filter((one) => one.levelled).map(({ id }) => standingChanged(id)),
  );
}

/** Which topic of the live channel shows rows of a table. */
const topics: Readonly<Record<string, string>> = {
  class_sessions: 'sessions',
  schedule_enrollments: 'places',
  place_requests: 'place_requests',
  class_schedules: 'schedules',
  reservations: 'reservations',
  client_profiles: 'clients',
  courts: 'courts',
  instructors: 'instructors',
  class_types: 'catalog',
  clubs: 'clubs',
  wishes: 'wishes',
};

async function tell(
  scope: Scope,
  made: ReadonlyMap<string, readonly Written[]>,
  changed: readonly string[],
): Promise<void> {
  touch(scope.tx, 'client_profiles', 'guardians', 'instructors', 'clubs', 'courts', 'catalog', 'settings');
  for (const [entity, rows] of made) {
    const topic = topics[entity];
    if (topic)
      announce(
        scope.tx,
        topic,
        rows.map((one) => one.id),
      );
  }
  announce(scope.tx, 'clients', changed);
}
