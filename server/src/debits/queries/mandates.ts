import { type RawBuilder, sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { administers, clubsRun, isDesk } from '../../organizations/public.ts';
import { collectsAt, mandateAbilities, maySeeMandate } from '../access.ts';
import { isLapsed, lapsesOn } from '../rules/mandates.ts';
import type { Mandate, MandatesQuery } from '../schemas.ts';
import { lastCollectedOn } from '../store/mandates.ts';

type Row = Omit<Mandate, 'abilities' | 'status' | 'sequence' | 'lapses_on' | 'ended_at'> & {
  timezone: string;
  last_collected_on: LocalDate | null;
  created_at: Date;
  ended_at: Date | null;
};

const select = sql`
  select m.id, m.club_id, k.name as club_name, k.timezone, m.client_id, c.display_name as client_name, m.reference, m.iban_end, m.holder,
         m.signed_on, m.created_at, m.ended_at, m.end_reason, ${lastCollectedOn(sql`m`)} as last_collected_on,
         (select count(*)::int from debit_items i where i.mandate_id = m.id and i.status = 'waiting') as waiting,
         (select u.name from users u where u.id = m.created_by) as noted_by
    from debit_mandates m
    join clubs k on k.id = m.club_id
    join client_profiles c on c.id = m.client_id`;

/** A mandate, for who pays by it, who looks after them, and the desk of its club. Throws 404. */
export async function getMandate(scope: Scope, id: string): Promise<Mandate> {
  const { rows } = await sql<Row>`${select} where m.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'mandate');
  if (!maySeeMandate(scope.actor, row)) throw notFound('mandate');
  return present(scope, row);
}

/** Mandates of mine and of those I look after, of a client, or of a club: the latest first. Throws 404. */
export async function listMandates(scope: Scope, query: MandatesQuery) {
  const size = pageSize(query.limit);
  const after = afterInstant(query.cursor);
  const conditions = [
    whose(scope, query),
    ...(after ? [sql`(m.created_at, m.id) < (${after.at}, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<Row>`${select} where ${sql.join(conditions, sql` and `)}
    order by m.created_at desc, m.id desc limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.created_at.toISOString(), row.id]);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

function whose({ actor }: Scope, { club_id, client_id }: MandatesQuery): RawBuilder<unknown> {
  const ofClient = sql`m.client_id = ${client_id ?? null}::uuid`;
  if (club_id !== undefined) {
    if (!collectsAt(actor, club_id)) throw notFound('club');
    const atClub = sql`m.club_id = ${club_id}::uuid`;
    return client_id === undefined ? atClub : sql`${atClub} and ${ofClient}`;
  }
  if (client_id === undefined) {
    const own = [...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])];
    return sql`m.client_id = any(${own}::uuid[])`;
  }
  if (actsFor(actor, client_id) || administers(actor, null)) return ofClient;
  if (!isDesk(actor)) throw notFound('client');
  return sql`${ofClient} and m.club_id = any(${clubsRun(actor)}::uuid[])`;
}

function present({ actor, now }: Scope, { timezone, created_at: _, ended_at, ...row }: Row): Mandate {
  const lapses_on = lapsesOn(row);
  const lapsed = isLapsed(row, localDateOf(now, timezone));
  const status = ended_at !== null ? 'ended' : lapsed ? 'lapsed' : 'active';
  return {
    ...{ ...row, status, lapses_on, ended_at: ended_at?.toISOString() ?? null },
    sequence: row.last_collected_on === null ? 'first' : 'recurrent',
    noted_by: collectsAt(actor, row.club_id) ? row.noted_by : null,
    abilities: mandateAbilities(actor, { ...row, status }),
  };
}
