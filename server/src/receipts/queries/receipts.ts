import { type RawBuilder, sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { sendsMail } from '../../kernel/mail.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isDesk } from '../../organizations/public.ts';
import { clubsSeen, maySee, receiptAbilities } from '../access.ts';
import type { ReceiptContent } from '../rules/compose.ts';
import type { Receipt, ReceiptsQuery } from '../schemas.ts';

interface Row {
  id: string;
  kind: Receipt['kind'];
  club_id: string;
  payment_id: string;
  payer_id: string;
  payer_name: string;
  content: string;
  hash: string;
  replaced: boolean;
  annulled: boolean;
  record: Receipt['record'];
  /** Whether there is an address to send it to. */
  addressed: boolean;
  created_at: Date;
}

const select = sql`
  select r.id, r.kind, r.club_id, r.payment_id, p.payer_id, c.display_name as payer_name, r.content, r.hash, r.created_at,
         exists (select from receipts i where i.corrects_id = r.id and i.kind = 'invoice') as replaced,
         exists (select from verifactu_records v where v.receipt_id = r.id and v.kind = 'annulment') as annulled,
         (select s.status from verifactu_records v join verifactu_sendings s on s.record_id = v.id
           where v.receipt_id = r.id order by v.position desc limit 1) as record,
         exists (select from client_profiles a left join users u on u.id = a.user_id
                  where a.id in (select p.payer_id union all select g.guardian_id from guardians g where g.dependant_id = p.payer_id)
                    and (a.id = p.payer_id or a.is_active) and coalesce(u.email, a.email, '') <> '') as addressed
    from receipts r
    join payments p on p.id = r.payment_id
    join client_profiles c on c.id = p.payer_id`;

/** Of the actor and their dependants, of a client, or of one payment: the newest first. */
export async function listReceipts(scope: Scope, input: ReceiptsQuery) {
  const { actor, tx } = scope;
  const { client_id, payment_id } = input;
  if (client_id !== undefined && !actsFor(actor, client_id) && !isDesk(actor)) throw notFound('client');
  const own = [...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])];
  const payers = client_id === undefined ? own : [client_id];
  const which =
    payment_id === undefined
      ? sql`p.payer_id = any(${payers}::uuid[])`
      : sql`r.payment_id = ${payment_id}::uuid`;
  const size = pageSize(input.limit);
  const { rows } = await sql<Row>`${select}
    where ${which} ${seenBy(actor, own)} ${behind(input.cursor)}
    order by r.created_at desc, r.id desc limit ${oneMore(size)}`.execute(tx);
  const page = pageOf(rows, size, (row) => [row.created_at.toISOString(), row.id]);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

/** One's own, and what the desks have written at which one stands. */
function seenBy(actor: Actor, own: readonly string[]): RawBuilder<unknown> {
  const clubs = isDesk(actor) ? clubsSeen(actor) : [];
  return clubs === undefined
    ? sql``
    : sql`and (p.payer_id = any(${own}::uuid[]) or r.club_id = any(${clubs}::uuid[]))`;
}

function behind(cursor: string | undefined): RawBuilder<unknown> {
  const after = afterInstant(cursor);
  return after ? sql`and (r.created_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
}

/** Throws 404 for what is none of the actor's business. */
export async function getReceipt(scope: Scope, id: string): Promise<Receipt> {
  const { rows } = await sql<Row>`${select} where r.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'receipt');
  if (!maySee(scope.actor, row)) throw notFound('receipt');
  return present(scope, row);
}

function present(scope: Scope, { content, created_at: _, ...row }: Row): Receipt {
  const { name, issued_at, local_date, currency, total, vat, vat_rate, issuer, customer, lines, ...more } =
    JSON.parse(content) as ReceiptContent;
  const { replaced, addressed, ...shown } = row;
  const by_mail = !sendsMail(scope) ? 'no_mail' : addressed ? 'ready' : 'no_address';
  return {
    ...{ ...shown, name, issued_at, local_date, currency, total, vat, vat_rate, issuer, customer },
    ...{ corrects: more.corrects?.name ?? null, lines: [...lines] },
    verification_url: more.verifactu?.url ?? null,
    is_sent: more.verifactu?.sends === true,
    by_mail,
    abilities: receiptAbilities(scope.actor, row),
  };
}
