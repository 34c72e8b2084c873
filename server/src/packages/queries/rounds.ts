import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { authorize } from '../../kernel/actor.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { clubOf, listClubs } from '../../organizations/public.ts';
import { decidesAt } from '../access.ts';
import { refundable, sumOf } from '../rules.ts';
import type { EndedPackage, EndedPackages, EndedQuery, PackageRound } from '../schemas.ts';
import { lastEntry } from '../store/entries.ts';

/** So many are decided about at once; with more, a shorter time is chosen. */
export const PACKAGES_AT_MOST = 5_000;
const shownAtMost = 100;

type Row = Omit<EndedPackage, 'refundable_amount'> & {
  payment_amount: number | null;
  refunded_amount: number;
  num_classes: number;
  granted: number;
};

/** Packages that have ended within these days with classes left, and about which nobody has decided: the oldest first. */
export async function loadEnded(scope: Scope, input: EndedQuery): Promise<EndedPackage[]> {
  const { club_id = null, ended_from, ended_until } = input;
  authorize(decidesAt(scope.actor, club_id));
  const where = club_id === null ? sql`p.club_id is null` : sql`p.club_id = ${club_id}::uuid`;
  const { rows } = await sql<Row>`
    select p.id, p.name, p.student_id, c.display_name as student_name, p.expires_on, p.currency, l.balance as classes_remaining,
           p.payment_amount, p.refunded_amount, p.num_classes,
           (select coalesce(sum(g.delta), 0)::int from package_entries g where g.student_package_id = p.id and g.kind = 'granted') as granted
      from student_packages p
      join client_profiles c on c.id = p.student_id
      join lateral (${lastEntry(sql`p.id`)}) l on l.balance > 0
     where p.status = 'active' and p.expires_on between ${ended_from} and ${ended_until} and p.expires_on < ${await today(scope, club_id)} and ${where}
       and not exists (select from package_round_items i join package_rounds r on r.id = i.round_id
                        where i.student_package_id = p.id and (i.status = 'waiting' or (i.status = 'done' and r.action = 'leave' and not i.extended_since)))
     order by p.expires_on, p.id limit ${sql.lit(PACKAGES_AT_MOST + 1)}`.execute(scope.tx);
  return rows.map(({ payment_amount, refunded_amount, num_classes, granted, ...row }) => {
    const { classes_remaining } = row;
    const of = { payment_amount, refunded_amount, num_classes, classes_remaining, granted };
    return { ...row, refundable_amount: refundable(of) };
  });
}

/** Which packages they are, and what is left of each. */
export const seenOf = (rows: readonly EndedPackage[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map((one) => [one.id, one.classes_remaining, one.refundable_amount])))
    .digest('base64url');

/** The day at the club; of packages of all clubs at the first of them. */
async function today(scope: Scope, clubId: string | null): Promise<string> {
  const club = clubId === null ? (await listClubs(scope))[0] : await clubOf(scope, clubId);
  return localDateOf(scope.now, club?.timezone ?? 'UTC');
}

/** What a decision would be about, before it is made. */
export async function previewEnded(scope: Scope, input: EndedQuery): Promise<EndedPackages> {
  const rows = await loadEnded(scope, input);
  return { ...sumOf(rows), seen: seenOf(rows), most: PACKAGES_AT_MOST, packages: rows.slice(0, shownAtMost) };
}

type RoundRow = Omit<PackageRound, 'created_at' | 'problems'> & {
  created_at: Date;
  problems: { id: string; name: string; student_id: string; student_name: string; problem: string }[];
};

const select = sql`
  select r.id, r.club_id, r.action, r.ended_from, r.ended_until, r.expires_on, r.reason, r.created_at, u.name as by,
         n.waiting, n.done, n.skipped, n.stopped,
         coalesce((select jsonb_agg(to_jsonb(x)) from (
           select p.id, p.name, p.student_id, c.display_name as student_name, i.problem
             from package_round_items i join student_packages p on p.id = i.student_package_id join client_profiles c on c.id = p.student_id
            where i.round_id = r.id and i.status = 'skipped' order by i.id limit 100) x), '[]') as problems
    from package_rounds r
    left join users u on u.id = r.created_by
    join lateral (select count(*) filter (where status = 'waiting')::int as waiting, count(*) filter (where status = 'done')::int as done,
                         count(*) filter (where status = 'skipped')::int as skipped, count(*) filter (where status = 'stopped')::int as stopped
                    from package_round_items where round_id = r.id) n on true`;

const present = ({ created_at, ...row }: RoundRow): PackageRound => ({
  ...row,
  created_at: created_at.toISOString(),
});

const read = async (scope: Scope, which: RawBuilder<unknown>): Promise<PackageRound[]> =>
  (await sql<RoundRow>`${select} where ${which}`.execute(scope.tx)).rows.map(present);

/** The last ten decisions, the newest first, each with how far it is. */
export async function listRounds(scope: Scope, { club_id = null }: { club_id?: string | undefined | null }) {
  authorize(decidesAt(scope.actor, club_id));
  const of = club_id === null ? sql`club_id is null` : sql`club_id = ${club_id}::uuid`;
  const last = sql`r.id in (select id from package_rounds where ${of} order by created_at desc limit 10)`;
  return { results: await read(scope, sql`${last} order by r.created_at desc, r.id desc`) };
}

export async function getRound(scope: Scope, id: string): Promise<PackageRound> {
  const round = found((await read(scope, sql`r.id = ${id}::uuid`))[0], 'round');
  authorize(decidesAt(scope.actor, round.club_id));
  return round;
}
