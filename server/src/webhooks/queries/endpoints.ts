import { sql } from 'kysely';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubsSeen } from '../access.ts';
import { eventNames } from '../rules/events.ts';
import type { Webhook, Webhooks } from '../schemas.ts';
import type { Endpoint } from '../store/endpoints.ts';

export async function listWebhooks(scope: Scope): Promise<Webhooks> {
  return { results: await webhooksWhere(scope, undefined), events: eventNames };
}

/** Throws 404 for one of another club than the asker's. */
export const getWebhook = async (scope: Scope, id: string): Promise<Webhook> =>
  found((await webhooksWhere(scope, id))[0], 'webhook');

async function webhooksWhere({ tx, actor, now }: Scope, id: string | undefined): Promise<Webhook[]> {
  const clubs = clubsSeen(actor);
  const rows = await tx
    .selectFrom('webhook_endpoints as e')
    .innerJoin('users as u', 'u.id', 'e.made_by')
    .selectAll('e')
    .select('u.name as maker')
    .where('e.removed_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('e.id', '=', id as string))
    .$if(clubs !== undefined, (query) => query.where('e.club_id', '=', sql<string>`any(${clubs}::uuid[])`))
    .orderBy('e.id', 'desc')
    .execute();
  return rows.map((row) => shown(row, now));
}

function shown(row: Endpoint & { maker: string }, now: Date): Webhook {
  const former = row.former_until !== null && row.former_until > now ? row.former_until : null;
  const open = row.failing_since ? 'failing' : 'active';
  return {
    ...{ id: row.id, url: row.url, description: row.description, club_id: row.club_id },
    events: row.events as Webhook['events'],
    status: row.disabled_at ? 'disabled' : open,
    disabled_why: row.disabled_why as Webhook['disabled_why'],
    disabled_at: row.disabled_at?.toISOString() ?? null,
    failing_since: row.failing_since?.toISOString() ?? null,
    former_secret_until: former?.toISOString() ?? null,
    made_by: { id: row.made_by, name: row.maker },
    created_at: row.created_at.toISOString(),
  };
}
