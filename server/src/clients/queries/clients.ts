import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { byName } from '../../kernel/http/by-name.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { foundOrNearly } from '../../kernel/search.ts';
import { isDesk } from '../../organizations/public.ts';
import { actsFor, clientAbilities, maySeeClient } from '../access.ts';
import type { Client, ClientQuery, Dependant } from '../schemas.ts';

const columns = [
  'c.id',
  'c.user_id',
  'c.display_name',
  'c.email',
  'c.phone',
  'c.birth_date',
  'c.level',
  'c.is_club_member',
  'c.certificate_until',
  'c.home_club_id',
  'c.locale',
  'c.blocked_at',
  'c.blocked_reason',
  'c.desk_notes',
  'c.is_active',
  'c.merged_into',
  'c.erased_at',
  'c.created_at',
] as const;
export const rowsOf = ({ tx }: Pick<Scope, 'tx'>) => tx.selectFrom('client_profiles as c').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** What the desk writes about a client stays with the desk. */
export function clientAnswer(actor: Actor, { blocked_reason, desk_notes, ...row }: Row): Client {
  return {
    ...row,
    blocked_at: row.blocked_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    erased_at: row.erased_at?.toISOString() ?? null,
    ...(isDesk(actor) && { blocked_reason, desk_notes }),
    abilities: clientAbilities(actor, row),
  };
}

/** Clients by name, or those that are looked for, the best first. */
export async function listClients(scope: Scope, input: ClientQuery) {
  const list = byName('c', input);
  const rows = await foundOrNearly(list.search, (matches) =>
    filtered(scope, input)
      .select(list.columns)
      .where(list.rows(matches))
      .orderBy(list.order)
      .limit(list.limit)
      .execute(),
  );
  const page = list.page(rows);
  return {
    ...page,
    results: page.results.map((row) => clientAnswer(scope.actor, row)),
  };
}

function filtered(scope: Scope, input: ClientQuery) {
  const { level_min, level_max, assessed, club_id, blocked, privacy } = input;
  return rowsOf(scope)
    .where('c.merged_into', 'is', null)
    .$if(!input.include_inactive, (query) => query.where('c.is_active', '=', true))
    .$if(level_min !== undefined, (query) => query.where('c.level', '>=', level_min as number))
    .$if(level_max !== undefined, (query) => query.where('c.level', '<=', level_max as number))
    .$if(assessed !== undefined, (query) => query.where('c.level', assessed ? 'is not' : 'is', null))
    .$if(club_id !== undefined, (query) => query.where('c.home_club_id', '=', club_id as string))
    .$if(privacy !== undefined, (query) => query.where(hasAgreed(privacy as boolean)))
    .$if(blocked !== undefined, (query) => query.where('c.blocked_at', blocked ? 'is not' : 'is', null));
}

const hasAgreed = (yes: boolean) => sql<boolean>`${yes ? sql`` : sql`not`} exists (
  select from privacy_consents p where p.organization_id = c.organization_id and p.client_id = c.id and p.text_id = (
    select t.id from privacy_texts t where t.organization_id = app.current_organization_id() order by t.version desc limit 1))`;

/** A profile that the actor may see; 404 for any other. */
export async function getClient(scope: Scope, id: string): Promise<Client> {
  if (!maySeeClient(scope.actor, id)) throw notFound('client');
  const row = await rowsOf(scope).where('c.id', '=', id).executeTakeFirst();
  return clientAnswer(scope.actor, found(row, 'client'));
}

/** Who is in this client's care, by name. */
export async function listDependants(scope: Scope, guardianId: string): Promise<Dependant[]> {
  await getClient(scope, guardianId);
  const rows = await rowsOf(scope)
    .innerJoin('guardians as g', 'g.dependant_id', 'c.id')
    .select('g.relationship')
    .where('g.guardian_id', '=', guardianId)
    .orderBy('c.sort_name')
    .orderBy('c.id')
    .execute();
  const remove = isDesk(scope.actor) || actsFor(scope.actor, guardianId);
  return rows.map(({ relationship, ...row }) => ({
    client: clientAnswer(scope.actor, row),
    relationship,
    abilities: { remove },
  }));
}
