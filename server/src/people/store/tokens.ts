import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

export interface NewToken {
  name: string;
  scopes: string[];
  read_only: boolean;
  token_hash: string;
  made_by: string;
  expires_at: Date | null;
}

export async function insertToken(scope: Scope, token: NewToken): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('api_tokens')
    .values({ organization_id: organizationOf(scope), id, ...token, created_at: scope.now })
    .execute();
  return id;
}

/** Ends it; a second time changes nothing. @returns whether it was there, and theirs where `made_by` is named */
export async function revokeToken({ tx, now }: Scope, id: string, made_by?: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: sql`coalesce(revoked_at, ${now}::timestamptz)` })
    .where('id', '=', id)
    .$if(made_by !== undefined, (query) => query.where('made_by', '=', made_by as string))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All that somebody made, once they have no role here any more: coming back, they make new ones. */
export const revokeTokensOf = ({ tx, now }: Scope, made_by: string): Promise<unknown> =>
  tx
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('made_by', '=', made_by)
    .where('revoked_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('memberships').select('id').where('user_id', '=', made_by))),
    )
    .execute();

/** The day never goes back, and is written once by however many processes. */
export const markUsed = (tx: TenantTx, id: string, day: string): Promise<unknown> =>
  tx
    .updateTable('api_tokens')
    .set({ last_used_on: day })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('last_used_on', 'is', null), eb('last_used_on', '<', day)]))
    .execute();
