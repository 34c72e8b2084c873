import { type RawBuilder, sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { isDesk } from '../../organizations/public.ts';
import { boughtAbilities, clubsSeen, maySee, sells, sellsAt } from '../access.ts';
import { refundable, stateOf } from '../rules.ts';
import type { StudentPackage } from '../schemas.ts';
import { lastEntry } from '../store/entries.ts';
import { zoneOf } from '../store/read.ts';

export interface BoughtInput {
  student_id?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

type Row = Omit<StudentPackage, 'state' | 'abilities' | 'purchased_at' | 'refundable_amount'> & {
  granted: number;
  last_kind: string | null;
  status: string;
  purchased_at: Date | null;
  timezone: string;
  created_at: Date;
};

const select = sql`
  select p.id, p.package_id, p.name, p.student_id, c.display_name as student_name, p.club_id, ${zoneOf(sql`p.club_id`)} as timezone,
         p.class_type_ids as class_types, p.status, p.num_classes, coalesce(l.balance, 0) as classes_remaining, l.kind as last_kind,
         (select coalesce(-sum(u.delta), 0)::int from package_entries u
           where u.student_package_id = p.id and u.kind in ('used', 'given_back')) as classes_used,
         (select coalesce(sum(g.delta), 0)::int from package_entries g
           where g.student_package_id = p.id and g.kind = 'granted') as granted,
         p.purchased_at, p.expires_on, p.price, p.currency, p.payment_amount, p.payment_method, p.payment_reference,
         p.refunded_amount, p.gift_reason, p.transferable, p.created_at,
         coalesce((select jsonb_agg(jsonb_build_object('number', e.number, 'kind', e.kind, 'delta', e.delta, 'balance', e.balance,
                    'at', e.created_at, 'reason', e.reason, 'by', e.by_name, 'class', e.class) order by e.number)
                     from (select n.*, u.name as by_name,
                                  (select jsonb_build_object('session_id', s.id, 'name', g.name, 'local_date', s.local_date)
                                     from class_enrollments b join class_sessions s on s.id = b.session_id
                                     join class_schedules g on g.id = s.schedule_id where b.id = n.enrollment_id) as class
                             from package_entries n left join users u on u.id = n.created_by
                            where n.student_package_id = p.id order by n.number desc limit 100) e), '[]') as entries
    from student_packages p
    join client_profiles c on c.id = p.student_id
    left join lateral (${lastEntry(sql`p.id`)}) l on true`;

/** Of the actor and their dependants, or for the desk those of any client: the newest first. */
export async function listBought(scope: Scope, input: BoughtInput) {
  const { actor, tx } = scope;
  const { student_id } = input;
  if (student_id !== undefined && !actsFor(actor, student_id) && !isDesk(actor)) throw notFound('client');
  const own = [...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])];
  const size = pageSize(input.limit);
  const { rows } = await sql<Row>`${select}
    where p.student_id = any(${student_id === undefined ? own : [student_id]}::uuid[])
      ${atOwnDesk(actor, student_id)} ${behind(input.cursor)}
    order by p.created_at desc, p.id desc limit ${oneMore(size)}`.execute(tx);
  const page = pageOf(rows, size, (row) => [row.created_at.toISOString(), row.id]);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

/** The desk of one club does not see what another one has sold. */
function atOwnDesk(actor: Actor, studentId: string | undefined): RawBuilder<unknown> {
  if (studentId === undefined || actsFor(actor, studentId)) return sql``;
  if (!sells(actor)) return sql`and false`;
  const clubs = clubsSeen(actor);
  return clubs === undefined ? sql`` : sql`and (p.club_id is null or p.club_id = any(${clubs}::uuid[]))`;
}

function behind(cursor: string | undefined): RawBuilder<unknown> {
  const after = afterInstant(cursor);
  return after ? sql`and (p.created_at, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
}

/** Throws 404 for what is none of the actor's business. */
export async function getBought(scope: Scope, id: string): Promise<StudentPackage> {
  const { rows } = await sql<Row>`${select} where p.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'package');
  if (!maySee(scope.actor, row)) throw notFound('package');
  return present(scope, row);
}

function present(
  { actor, now }: Scope,
  { timezone, created_at: _, status, granted, last_kind, ...row }: Row,
): StudentPackage {
  const today = localDateOf(now, timezone);
  const seesWho = sellsAt(actor, row.club_id);
  return {
    ...row,
    refundable_amount: refundable({ ...row, granted }),
    purchased_at: row.purchased_at?.toISOString() ?? null,
    state: stateOf({ status, expires_on: row.expires_on, balance: row.classes_remaining, last_kind }, today),
    entries: row.entries.map((entry) => ({ ...entry, by: seesWho ? entry.by : null })),
    abilities: boughtAbilities(actor, { ...row, status }),
  };
}
