import { sql } from 'kysely';
import { afterNumber } from '../../kernel/http/paging.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { AuditQuery } from '../schemas.ts';
import { asked } from './asked.ts';

/** What of an entry says at which club it was done. */
interface Place {
  entity: string;
  entity_id: string | null;
}
interface Seen extends Place {
  id: number;
  /** Of a row that was made or deleted: the row itself may be gone. */
  club_id: string | null;
}

/** So many entries are looked at in one statement, and so many statements made for one page. */
const [stretch, mostStretches] = [2_000, 5];

/**
 * The newest entries of these clubs, `wanted` of them at most. `lastSeen` is where the look ended before the log did;
 * null when there is nothing further.
 */
export async function lookThrough(
  scope: Scope,
  { input, clubs, wanted }: { input: AuditQuery; clubs: readonly string[]; wanted: number },
): Promise<{ ids: number[]; lastSeen: number | null }> {
  const ids: number[] = [];
  let before = afterNumber(input.cursor);
  for (let round = 0; round < mostStretches; round++) {
    const seen = await nextEntries(scope, input, before);
    ids.push(...(await thoseAt(scope, seen, clubs)));
    if (seen.length < stretch) return { ids: ids.slice(0, wanted), lastSeen: null };
    before = seen.at(-1)?.id;
    if (ids.length >= wanted) break;
  }
  return { ids: ids.slice(0, wanted), lastSeen: before ?? null };
}

const nextEntries = ({ tx }: Scope, input: AuditQuery, before: number | undefined): Promise<Seen[]> =>
  tx
    .selectFrom('audit_log as a')
    .select(['a.id', 'a.entity', 'a.entity_id', sql<string | null>`a.changes ->> 'club_id'`.as('club_id')])
    .where(asked(input, before))
    .orderBy('a.id', 'desc')
    .limit(sql.lit(stretch))
    .execute();

async function thoseAt(scope: Scope, seen: readonly Seen[], clubs: readonly string[]): Promise<number[]> {
  const known = await rowsAt(scope, seen, clubs);
  return seen
    .filter((one) => known.has(nameOf(one)) || (one.club_id !== null && clubs.includes(one.club_id)))
    .map((one) => one.id);
}

/** Whether what an entry tells of is at one of these clubs. */
export const isAtClubs = async (
  scope: Scope,
  entry: Place & { changes: unknown },
  clubs: readonly string[],
): Promise<boolean> => {
  const { club_id } = (entry.changes ?? {}) as { club_id?: unknown };
  return clubs.includes(club_id as string) || (await rowsAt(scope, [entry], clubs)).has(nameOf(entry));
};

const nameOf = ({ entity, entity_id }: Place): string => `${entity} ${entity_id}`;

async function rowsAt(
  scope: Scope,
  places: readonly Place[],
  clubs: readonly string[],
): Promise<Set<string>> {
  const groups = [...Map.groupBy(places, (one) => one.entity)].map(([entity, all]) => ({
    entity,
    ids: [...new Set(all.map((one) => one.entity_id))],
  }));
  const { rows } = await sql<Place>`
    select g.entity, h.id as entity_id
      from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as g(entity text, ids uuid[])
      cross join lateral app.at_clubs(g.entity, g.ids, ${clubs}::uuid[]) as h(id)`.execute(scope.tx);
  return new Set(rows.map(nameOf));
}
