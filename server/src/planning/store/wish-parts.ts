import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { PersonKind, WishTime } from '../rules/wishes.ts';

interface NamedPerson {
  id: string;
  kind: PersonKind;
  name: string;
  client_id: string | null;
  /** Of the client that it is linked to. */
  client_name: string | null;
  /** The client is one still. */
  is_client: boolean;
}

export interface WishParts {
  times: WishTime[];
  people: NamedPerson[];
  instructors: { id: string; display_name: string; is_active: boolean }[];
  clubs: { id: string; name: string; is_active: boolean }[];
}

/** What hangs on these wishes, in three statements however many they are. */
export async function partsOfWishes({ tx }: Scope, ids: readonly string[]): Promise<Map<string, WishParts>> {
  const parts = new Map(
    ids.map((id): [string, WishParts] => [id, { times: [], people: [], instructors: [], clubs: [] }]),
  );
  if (ids.length === 0) return parts;
  const these = sql`any(${[...ids]}::uuid[])`;
  const { rows: times } = await sql<WishTime & { wish_id: string }>`
    select wish_id, weekday, to_char(starts_at, 'HH24:MI') as starts_at, to_char(ends_at, 'HH24:MI') as ends_at, loved
      from wish_times where wish_id = ${these} order by weekday, starts_at`.execute(tx);
  for (const { wish_id, ...time } of times) parts.get(wish_id)?.times.push(time);
  const { rows: people } = await sql<NamedPerson & { wish_id: string }>`
    select p.wish_id, p.id, p.kind, p.name, p.client_id, c.display_name as client_name, coalesce(c.is_active, false) as is_client
      from wish_people p left join client_profiles c on c.id = p.client_id
     where p.wish_id = ${these} order by p.kind, p.name, p.id`.execute(tx);
  for (const { wish_id, ...person } of people) parts.get(wish_id)?.people.push(person);
  const { rows: preferences } = await sql<{
    wish_id: string;
    instructor_id: string | null;
    id: string;
    name: string;
    is_active: boolean;
  }>`
    select p.wish_id, p.instructor_id, coalesce(i.id, k.id) as id, coalesce(i.display_name, k.name) as name,
           coalesce(i.is_active, k.is_active) as is_active
      from wish_preferences p
      left join instructors i on i.id = p.instructor_id
      left join clubs k on k.id = p.club_id
     where p.wish_id = ${these} order by 4, 3`.execute(tx);
  for (const { wish_id, instructor_id, id, name, is_active } of preferences) {
    const own = parts.get(wish_id);
    if (instructor_id === null) own?.clubs.push({ id, name, is_active });
    else own?.instructors.push({ id, display_name: name, is_active });
  }
  return parts;
}
