import { sql } from 'kysely';
import { getClient } from '../../clients/public.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isDesk } from '../../organizations/public.ts';
import { accountAbilities, clubsSeen, maySeeAccount, takesMoney } from '../access.ts';
import type { Account } from '../schemas.ts';
import { openOf, owedBy } from './open.ts';

/** What a client has to their credit, what it came from, and what is to be paid. Throws 404. */
export async function getAccount(scope: Scope, clientId: string): Promise<Account> {
  const { actor, tx, now } = scope;
  if (!maySeeAccount(actor, clientId)) throw notFound('client');
  const client = await getClient(scope, clientId);
  const family = await familyOf(tx, [clientId]);
  const clubs = clubsSeen(actor, clientId);
  const rows = await openOf(scope, family, clubs);
  const owed = await owedBy(scope, family, clubs);
  const open = rows.map(({ at, blocked, ...row }) => ({
    ...row,
    at: at.toISOString(),
    // An order can be given up by either side: nobody owes it.
    due: row.student_package_id === null && at <= now,
    can_take: !blocked && row.charge?.collect_on == null && takesMoney(actor, row.club_id),
    can_pay: !blocked && row.charge?.collect_on == null,
  }));
  return {
    client_id: clientId,
    client_name: client.display_name,
    ...(await ledgerOf(scope, clientId)),
    open,
    unlisted: owed.reduce((all, { items }) => all + items, 0) - open.length,
    owed: owed.map(({ items: _, ...sum }) => sum),
    abilities: accountAbilities(actor, client),
  };
}

/** These clients and who is in their care. */
export async function familyOf(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ dependant_id: string }>`
    select dependant_id from guardians where guardian_id = any(${ids}::uuid[])`.execute(tx);
  return [...new Set([...ids, ...rows.map((row) => row.dependant_id)])];
}

type Entry = Omit<Account['entries'][number], 'at'> & { at: Date; number: number };

async function ledgerOf(
  { actor, tx }: Scope,
  clientId: string,
): Promise<Pick<Account, 'credit' | 'entries'>> {
  const { rows } = await sql<Entry>`
    select a.id, a.kind, a.delta, a.balance, a.currency, a.created_at as at, a.method,
           coalesce(nullif(a.reason, ''), r.reason, '') as reason, u.name as by, a.number
      from (select * from account_entries l where l.client_id = ${clientId}::uuid
             order by l.currency desc, l.number desc limit 50) a
      left join refunds r on r.id = a.refund_id
      left join users u on u.id = a.created_by
     order by a.created_at desc, a.number desc`.execute(tx);
  const { rows: credit } = await sql<Account['credit'][number]>`
    select distinct on (currency) currency, balance from account_entries
     where client_id = ${clientId}::uuid order by currency, number desc`.execute(tx);
  const seesWho = isDesk(actor);
  return {
    credit,
    entries: rows.map(({ at, by, number: _, ...row }) => ({
      ...row,
      ...{ at: at.toISOString(), by: seesWho ? by : null },
    })),
  };
}
