import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

export interface Names {
  people: Map<string, { display_name: string; level: number | null }>;
  others: Map<string, string>;
}

/** What these clients, and these coaches, courts and groups, are called. */
export async function namesFor(
  { tx }: Scope,
  asked: {
    people: readonly string[];
    coaches: readonly string[];
    courts: readonly string[];
    groups: readonly string[];
  },
): Promise<Names> {
  const { rows: people } = await sql<{ id: string; display_name: string; level: number | null }>`
    select id, display_name, level from client_profiles where id = any(${[...asked.people]}::uuid[])`.execute(
    tx,
  );
  const { rows: others } = await sql<{ id: string; name: string }>`
    select id, display_name as name from instructors where id = any(${[...asked.coaches]}::uuid[])
    union all select id, name from courts where id = any(${[...asked.courts]}::uuid[])
    union all select id, name from class_schedules where id = any(${[...asked.groups]}::uuid[])`.execute(tx);
  return {
    people: new Map(people.map(({ id, ...one }) => [id, one])),
    others: new Map(others.map(({ id, name }) => [id, name])),
  };
}
