import { type RawBuilder, sql } from 'kysely';
import { references } from '../doctor/references.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Needed, Reason, Written } from './rules.ts';

type Ids = ReadonlyMap<string, string[]>;
export const idsByEntity = (written: readonly Written[]): Ids =>
  new Map(
    [...Map.groupBy(written, (one) => one.entity)].map(([entity, all]) => [entity, all.map(({ id }) => id)]),
  );

const uuids = (ids: readonly string[]): RawBuilder<string[]> => sql`${[...ids]}::uuid[]`;

/** Columns of any table that refer to rows of these. */
const referring = (ids: Ids) =>
  Object.entries(references).flatMap(([table, columns]) =>
    Object.entries(columns)
      .filter(([, target]) => ids.has(target))
      .map(([column, target]) => ({ table, column, target })),
  );

/** A part stays with its whole, although it is the part that refers to it. */
const belonging: Readonly<Record<string, readonly string[]>> = {
  class_sessions: ['schedule_id'],
  reservations: ['class_session_id'],
  instructor_clubs: ['instructor_id'],
  guardians: ['dependant_id', 'guardian_id'],
  wish_times: ['wish_id'],
  wish_people: ['wish_id'],
  wish_preferences: ['wish_id'],
  class_enrollments: ['schedule_enrollment_id'],
  schedule_enrollment_pauses: ['schedule_enrollment_id'],
  settings: ['schedule_id'],
  place_requests: ['schedule_id'],
  schedule_enrollments: ['schedule_id', 'student_id'],
};

/** Who needs whom among what the import wrote. */
export async function neededWithin({ tx }: Scope, ids: Ids): Promise<Needed[]> {
  const needed: Needed[] = [];
  for (const { table, column, target } of referring(ids).filter((one) => ids.has(one.table))) {
    const { rows } = await sql<{ part: string; whole: string }>`
      select t.id as part, t.${sql.ref(column)} as whole from ${sql.table(table)} t
       where t.id = any(${uuids(ids.get(table) ?? [])}) and t.${sql.ref(column)} = any(${uuids(ids.get(target) ?? [])})`.execute(
      tx,
    );
    for (const { part, whole } of rows) {
      const is_part = belonging[table]?.includes(column) ?? false;
      needed.push({ stays: part, keeps: whole, is_part });
      if (is_part) needed.push({ stays: whole, keeps: part });
    }
  }
  for (const { part, whole } of await helpersOf(tx, ids))
    needed.push({ stays: part, keeps: whole, is_part: false });
  return needed;
}

/** Groups and classes with whom of the coaches they have to help: a list in a column, which no reference of the schema knows. */
async function helpersOf(tx: Scope['tx'], ids: Ids): Promise<{ part: string; whole: string }[]> {
  const coaches = ids.get('instructors') ?? [];
  if (coaches.length === 0) return [];
  const { rows } = await sql<{ part: string; whole: string }>`
    select named.part, named.whole from (
      select s.id as part, unnest(s.assistant_instructor_ids) as whole from class_schedules s
       where s.id = any(${uuids(ids.get('class_schedules') ?? [])})
      union all
      select s.id, unnest(s.assistant_instructor_ids) from class_sessions s
       where s.id = any(${uuids(ids.get('class_sessions') ?? [])})) named
     where named.whole = any(${uuids(coaches)})`.execute(tx);
  return rows;
}

/** Tables that forget by themselves what they say of a row that goes. */
const forgetful: ReadonlySet<string> = new Set([
  ...['former_names', 'former_groups', 'imports', 'import_rows'],
  ...['session_instructors', 'level_entries', 'kept_classes', 'kept_students'],
]);

/** What rows that the import did not write refer to. */
export async function usedFromOutside({ tx }: Scope, ids: Ids): Promise<Map<string, Reason>> {
  const used = new Map<string, Reason>();
  for (const { table, column, target } of referring(ids).filter((one) => !forgetful.has(one.table))) {
    const { rows } = await sql<{ id: string }>`
      select w.id from unnest(${uuids(ids.get(target) ?? [])}) w (id)
       where exists (select from ${sql.table(table)} t
                      where t.${sql.ref(column)} = w.id and t.id <> all(${uuids(ids.get(table) ?? [])}))`.execute(
      tx,
    );
    for (const { id } of rows) used.set(id, { reason: 'used', by: table });
  }
  for (const { id } of await confirmedSince(tx, ids)) used.set(id, { reason: 'used', by: 'level_entries' });
  for (const { id } of await soldFor(tx, ids)) used.set(id, { reason: 'used', by: 'class_packages' });
  for (const { id } of await helpingElsewhere(tx, ids))
    used.set(id, { reason: 'used', by: 'class_schedules' });
  return used;
}

/** Clients whose level a coach or the desk has confirmed: that is no word of the import's. */
async function confirmedSince(tx: Scope['tx'], ids: Ids): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct student_id as id from level_entries
     where student_id = any(${uuids(ids.get('client_profiles') ?? [])}) and kind = 'confirmed'`.execute(tx);
  return rows;
}

/** Class types that packages are for, or were when they were bought: a list, which no foreign key watches. */
async function soldFor(tx: Scope['tx'], ids: Ids): Promise<{ id: string }[]> {
  const types = ids.get('class_types') ?? [];
  if (types.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct named.id
      from (select unnest(p.class_type_ids || p.former_type_ids) as id from class_packages p) named
     where named.id = any(${uuids(types)})`.execute(tx);
  return rows;
}

/** Coaches who help in groups and classes that the import did not make. */
async function helpingElsewhere(tx: Scope['tx'], ids: Ids): Promise<{ id: string }[]> {
  const coaches = ids.get('instructors') ?? [];
  if (coaches.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct named.id
      from (select unnest(s.assistant_instructor_ids) as id from class_schedules s
             where s.id <> all(${uuids(ids.get('class_schedules') ?? [])})) named
     where named.id = any(${uuids(coaches)})
    union
    select i.instructor_id from session_instructors i
     where i.instructor_id = any(${uuids(coaches)}) and i.session_id <> all(${uuids(ids.get('class_sessions') ?? [])})`.execute(
    tx,
  );
  return rows;
}

/** Whatever puts away a hint or publishes a draft does not count. */
const unimportant = [
  ...['created_at', 'search', 'sort_name', 'first_steps_closed_at', 'status', 'published_at'],
  ...['renewal', 'renewal_asked_at', 'renewal_reminded_at', 'renewal_answered_at', 'renewal_answered_by'],
];

/** What somebody has changed since. */
export async function editedSince({ tx }: Scope, import_id: string, ids: Ids): Promise<Map<string, Reason>> {
  const edited = new Map<string, Reason>();
  for (const [entity, own] of ids) {
    const { rows } = await sql<{ id: string }>`
      select t.id from import_rows r join ${sql.table(entity)} t on t.id = r.subject
        cross join lateral (select app.audited(to_jsonb(t)) as row) n
       where r.import_id = ${import_id}::uuid and r.entity = ${entity} and r.subject = any(${uuids(own)})
         and exists (select from jsonb_each(r.became - ${unimportant}::text[]) b
                      where n.row ? b.key and n.row->b.key is distinct from b.value)`.execute(tx);
    for (const { id } of rows) edited.set(id, { reason: 'edited', by: null });
  }
  return edited;
}

/** Classes that have taken place, or that somebody has changed by hand. */
export async function classesThatStay({ tx, now }: Scope, ids: Ids): Promise<Map<string, Reason>> {
  const { rows } = await sql<{ id: string; has_begun: boolean }>`
    select s.id, s.scheduled_datetime <= ${now}::timestamptz as has_begun from class_sessions s
     where s.id = any(${uuids(ids.get('class_sessions') ?? [])})
       and (s.scheduled_datetime <= ${now}::timestamptz or s.status not in ('scheduled', 'confirmed')
            or s.edited_fields <> '{}' or s.notes <> '' or s.substitute_instructor_id is not null)`.execute(
    tx,
  );
  return new Map(
    rows.map(({ id, has_begun }): [string, Reason] => [
      id,
      { reason: has_begun ? 'begun' : 'edited', by: null },
    ]),
  );
}

/** A coach who was there before and teaches at the club in groups that stay, or has hours there, goes on teaching there. */
export async function stillTeaching({ tx }: Scope, ids: Ids): Promise<Map<string, Reason>> {
  const { rows } = await sql<{ id: string }>`
    select t.id from instructor_clubs t
     where t.id = any(${uuids(ids.get('instructor_clubs') ?? [])}) and (
       exists (select from instructor_windows w where w.instructor_id = t.instructor_id and w.club_id = t.club_id)
       or exists (select from class_schedules s
                   where (s.instructor_id = t.instructor_id or t.instructor_id = any(s.assistant_instructor_ids)) and s.club_id = t.club_id
                     and s.id <> all(${uuids(ids.get('class_schedules') ?? [])})))`.execute(tx);
  return new Map(rows.map(({ id }): [string, Reason] => [id, { reason: 'used', by: 'class_schedules' }]));
}
