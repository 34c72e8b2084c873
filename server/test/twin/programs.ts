import type { TenantTx } from '../../src/kernel/db/database.ts';

/** A program that comes in with a token, one that is told what happens, and one thing that it was told. */
export async function programs(
  tx: TenantTx,
  { made_by, ...row }: { organization_id: string; id: string; made_by: string },
): Promise<void> {
  const then = new Date(0);
  await tx
    .insertInto('api_tokens')
    .values({ ...row, made_by, name: 'x', scopes: [], read_only: true, token_hash: row.id })
    .execute();
  await tx
    .insertInto('webhook_endpoints')
    .values({
      ...{ ...row, made_by, url: 'https://example.org/', events: ['session.cancelled'], created_at: then },
      ...{ secret_salt: row.id, secret_check: 'x' },
    })
    .execute();
  await tx
    .insertInto('webhook_deliveries')
    .values({
      ...{ ...row, endpoint_id: row.id, message: 'evt_x', event: 'ping', body: '{}', status: 'failed' },
      ...{ created_at: then, ended_at: then },
    })
    .execute();
}
