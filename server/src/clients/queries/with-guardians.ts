import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { ClientInFile } from '../rules/export.ts';
import type { ClientQuery } from '../schemas.ts';
import { listClients } from './clients.ts';

/** A page of clients with those in whose care they are: one row for each guardian, one for who has none. */
export async function listWithGuardians(scope: Scope, asked: ClientQuery) {
  const page = await listClients(scope, asked);
  const guardians = await guardiansOf(
    scope,
    page.results.map((one) => one.id),
  );
  const results = page.results.flatMap((client): ClientInFile[] => {
    const own = guardians.get(client.id) ?? [];
    return own.length === 0 ? [client] : own.map((guardian) => ({ ...client, guardian }));
  });
  return { ...page, results };
}

type Guardian = NonNullable<ClientInFile['guardian']>;

async function guardiansOf({ tx }: Scope, ids: readonly string[]): Promise<Map<string, Guardian[]>> {
  const { rows } = await sql<Guardian & { dependant_id: string }>`
    select g.dependant_id, g.relationship, c.display_name as name, c.email, c.phone
      from guardians g join client_profiles c on c.organization_id = g.organization_id and c.id = g.guardian_id
     where g.dependant_id = any(${[...ids]}::uuid[]) order by c.sort_name, c.id`.execute(tx);
  return Map.groupBy(rows, (row) => row.dependant_id);
}
