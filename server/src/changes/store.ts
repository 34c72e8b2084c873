import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import type { SessionRow } from '../scheduling/public.ts';
import type { Decided, Target } from './rules/choices.ts';

export interface NewChange {
  kind: string;
  /** The row that it came with. */
  cause: string;
  club_id: string | null;
  instructor_id: string | null;
  reason: string;
  over?: { was: unknown; became: unknown };
}

/** Keeps what a change hit and what was decided. @returns its id */
export async function keepChange(
  scope: Scope,
  { kind, cause, club_id, instructor_id, reason, over }: NewChange,
  rows: readonly SessionRow[],
  decided: readonly Decided[],
): Promise<string> {
  const organization_id = organizationOf(scope);
  const id = newId();
  const by = { created_by: scope.actor.user_id, created_at: scope.now };
  const written = over && { was: JSON.stringify(over.was), became: JSON.stringify(over.became) };
  await scope.tx
    .insertInto('changes')
    .values({ organization_id, id, kind, cause, club_id, instructor_id, reason, ...by, ...written })
    .execute();
  await keepClasses(scope, { organization_id, change_id: id }, rows, decided);
  return id;
}

async function keepClasses(
  { tx }: Scope,
  of: { organization_id: string; change_id: string },
  rows: readonly SessionRow[],
  decided: readonly Decided[],
): Promise<void> {
  if (decided.length === 0) return;
  const before = new Map(rows.map((row) => [row.id, row]));
  await tx
    .insertInto('change_classes')
    .values(
      decided.map(({ session_id, action, instructor_id: substitute_id, to, displaced }) => {
        const row = before.get(session_id)!;
        return {
          ...{ ...of, id: newId(), session_id, action, substitute_id },
          ...{ substitute_before_id: row.substitute_instructor_id, ...(to && movedColumns(row, to)) },
          ...(displaced && { displaced }),
          ...(action === 'without_coach' && { instructor_before_id: row.instructor_id }),
        };
      }),
    )
    .execute();
}

const movedColumns = (row: SessionRow, to: Target) => ({
  ...{ from_date: row.local_date, from_time: row.local_time, from_court_id: row.court_id },
  to_date: to.local_date ?? row.local_date,
  to_time: to.local_time ?? row.local_time,
  to_court_id: to.court_id === undefined ? row.court_id : to.court_id,
});

/** Whom it concerned: told by a message, or to be called. */
export async function keepPeople(
  scope: Scope,
  change_id: string,
  people: readonly { student_id: string; is_told: boolean }[],
): Promise<void> {
  if (people.length === 0) return;
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('change_people')
    .values(people.map((one) => ({ organization_id, id: newId(), change_id, ...one })))
    .execute();
}

/**
 * Of what comes back: whoever was called about the change is called about that, too, and whoever only now is concerned.
 * Who was not called yet has missed nothing, unless something of theirs stays as the change left it.
 */
export async function callAboutReturn(
  scope: Scope,
  change_id: string,
  people: readonly { student_id: string }[],
): Promise<void> {
  if (people.length === 0) return;
  const ids = people.map((one) => one.student_id);
  await sql`
    insert into change_people (organization_id, id, change_id, student_id, is_told, about)
    select ${organizationOf(scope)}::uuid, n.id, ${change_id}::uuid, n.student_id, false, 'undo'
      from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) as n (id, student_id)
    on conflict (organization_id, change_id, student_id) do update
       set about = case when change_people.called_at is not null or change_people.about = 'undo' then 'undo'
                        when change_people.is_told then 'undo'
                        when exists (
                          select from change_classes x
                            join class_enrollments e on e.session_id = x.session_id and e.student_id = excluded.student_id
                           where x.change_id = excluded.change_id and x.undone_at is null and x.action <> 'keep') then 'change'
                        else 'nothing' end,
           knows_since = coalesce(change_people.called_at, change_people.knows_since),
           is_told = false, called_at = null, called_by = null`.execute(scope.tx);
}

/** Nobody else takes it back meanwhile. */
export async function lockChange({ tx }: Scope, id: string): Promise<void> {
  await tx.selectFrom('changes').select('id').where('id', '=', id).forUpdate().execute();
}

export async function markUndone({ tx, actor, now }: Scope, id: string): Promise<void> {
  await tx
    .updateTable('changes')
    .set({ undone_at: now, undone_by: actor.user_id })
    .where('id', '=', id)
    .execute();
}

/** What changes did to these classes is taken back; `change_id` for one change only. */
export async function markReturned(
  { tx, now }: Scope,
  sessionIds: readonly string[],
  change_id?: string,
): Promise<void> {
  await tx
    .updateTable('change_classes')
    .set({ undone_at: now })
    .where('session_id', '=', sql<string>`any(${[...sessionIds]}::uuid[])`)
    .where('action', '<>', 'keep')
    .where('undone_at', 'is', null)
    .$if(change_id !== undefined, (query) => query.where('change_id', '=', change_id!))
    .execute();
}

/** The tables of the rows that go when a change is taken back. */
const rowsOf = {
  closure: 'club_closures',
  absence: 'instructor_exceptions',
  court_closed: 'reservations',
} as const;

/** Whether there is a row behind a change, and it is still there. */
export async function hasCause(
  { tx }: Scope,
  { kind, cause }: { kind: string; cause: string },
): Promise<boolean> {
  if (!(kind in rowsOf)) return false;
  const table = rowsOf[kind as keyof typeof rowsOf];
  const row = await tx.selectFrom(table).select('id').where('id', '=', cause).executeTakeFirst();
  return row !== undefined;
}

/** What a change wrote over, and what it wrote; undefined of one that wrote over nothing. */
export const overwritten = ({ tx }: Scope, id: string) =>
  tx
    .selectFrom('changes')
    .select(['was', 'became'])
    .where('id', '=', id)
    .where('was', 'is not', null)
    .executeTakeFirst();

/** Somebody was called, or was not after all. @returns false for who is not to be called for this change */
export async function tickOff(
  { tx, actor, now }: Scope,
  change_id: string,
  { student_id, called }: { student_id: string; called: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('change_people')
    .set(called ? { called_at: now, called_by: actor.user_id } : { called_at: null, called_by: null })
    .where('change_id', '=', change_id)
    .where('student_id', '=', student_id)
    .where('is_told', '=', false)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
