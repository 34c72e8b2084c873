import { sql } from 'kysely';
import { scopeOf } from './db/context.ts';
import { newId } from './ids.ts';
import { announce } from './live.ts';
import { organizationOf, type Scope } from './scope.ts';

/** Of a file, and of a season that goes on: both write much at once and can be taken back. */
export const importKinds = ['timetable', 'clients', 'places', 'wishes', 'season'] as const;
export type ImportKind = (typeof importKinds)[number];

interface Recording {
  kind: ImportKind;
  file_name?: string | undefined;
  /** The tables whose rows are kept: what came of them (classes of a schedule) goes with them. */
  entities: readonly string[];
}

/**
 * Runs an import and, when it wrote, keeps who imported which file and which rows it made and changed, with what they
 * were: read from the history of this very transaction, so that nothing is forgotten because nobody listed it.
 */
export const recordImport = async <R extends Recorded>(
  scope: Scope,
  recording: Recording,
  run: () => Promise<R>,
): Promise<R> => (await recordWritten(scope, recording, run)).report;

interface Recorded {
  imported: boolean;
  row_count: number;
}

/** The same, with the id by which it can be taken back; undefined when nothing was written. */
export async function recordWritten<R extends Recorded>(
  scope: Scope,
  recording: Recording,
  run: () => Promise<R>,
): Promise<{ report: R; id: string | undefined }> {
  const mark = await lastEntry(scope);
  const report = await run();
  if (!report.imported) return { report, id: undefined };
  const id = newId();
  await scope.tx
    .insertInto('imports')
    .values({
      ...{ organization_id: organizationOf(scope), id, kind: recording.kind, row_count: report.row_count },
      ...{ file_name: (recording.file_name ?? '').slice(0, 200), created_by: scope.actor.user_id },
      created_at: scope.now,
    })
    .execute();
  for (const entity of recording.entities) await keepRows(scope, { id, entity, mark });
  await countRows(scope, id);
  announce(scope.tx, 'imports', [id]);
  return { report, id };
}

/** What this transaction writes into the history comes after it. */
async function lastEntry({ tx }: Scope): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select coalesce(max(id), 0) as id from audit_log where organization_id = app.current_organization_id()`.execute(
    tx,
  );
  return Number(rows[0]?.id ?? 0);
}

interface Kept {
  id: string;
  entity: string;
  mark: number;
}

/** What this transaction did to the rows of a table: those that it made, and what others were before. */
interface Did {
  made: string[];
  was: Map<string, Record<string, unknown>>;
}

async function keepRows(scope: Scope, kept: Kept): Promise<void> {
  const { made, was } = await doneBy(scope, kept);
  const values = { organization_id: organizationOf(scope), id: kept.id, entity: kept.entity };
  const [changed, before] = [[...was.keys()], [...was.values()].map((one) => JSON.stringify(one))];
  await sql`
    insert into import_rows (organization_id, id, import_id, entity, subject, was, became)
    select t.organization_id, gen_random_uuid(), ${values.id}::uuid, ${values.entity}, t.id, null, app.audited(to_jsonb(t))
      from ${sql.table(kept.entity)} t
     where t.organization_id = ${values.organization_id}::uuid and t.id = any(${made}::uuid[])`.execute(
    scope.tx,
  );
  await sql`
    insert into import_rows (organization_id, id, import_id, entity, subject, was, became)
    select t.organization_id, gen_random_uuid(), ${values.id}::uuid, ${values.entity}, t.id, c.was,
           (select jsonb_object_agg(k, to_jsonb(t)->k) from jsonb_object_keys(c.was) k)
      from unnest(${changed}::uuid[], ${before}::jsonb[]) c (id, was)
      join ${sql.table(kept.entity)} t on t.organization_id = ${values.organization_id}::uuid and t.id = c.id`.execute(
    scope.tx,
  );
}

const entriesAtOnce = 5_000;

/** Read backwards from the end of the history; of a field that was written twice the first value is what it was. */
async function doneBy(scope: Scope, { entity, mark }: Kept): Promise<Did> {
  const made = new Set<string>();
  const was = new Map<string, Record<string, unknown>>();
  const { request_id } = scopeOf(scope.tx).via;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const entries = await entriesBetween(scope, { entity, mark, before });
    for (const { action, entity_id, fields } of entries.filter((one) => one.request_id === request_id)) {
      if (action === 'create') made.add(entity_id);
      else if (action === 'update') was.set(entity_id, { ...was.get(entity_id), ...fields });
    }
    before = entries.at(-1)?.id ?? 0;
    if (entries.length < entriesAtOnce) break;
  }
  for (const id of made) was.delete(id);
  return { made: [...made], was };
}

interface Entry {
  id: number;
  action: string;
  entity_id: string;
  request_id: string | null;
  /** Of an update: what each field was. */
  fields: Record<string, unknown>;
}

async function entriesBetween(
  { tx }: Scope,
  { entity, mark, before }: { entity: string; mark: number; before: number },
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select a.id, a.action, a.entity_id, a.request_id, case when a.action = 'update' then (
             select jsonb_object_agg(c.key, c.value->0) from jsonb_each(a.changes) c) end as fields
      from audit_log a
     where a.organization_id = app.current_organization_id() and a.entity = ${entity} and a.id > ${mark} and a.id < ${before}
     order by a.id desc limit ${sql.lit(entriesAtOnce)}`.execute(tx);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

async function countRows({ tx }: Scope, id: string): Promise<void> {
  await sql`
    update imports i set made_count = r.made, changed_count = r.changed
      from (select count(*) filter (where was is null) as made, count(*) filter (where was is not null) as changed
              from import_rows where import_id = ${id}::uuid) r
     where i.id = ${id}::uuid`.execute(tx);
}
