import { type RawBuilder, sql } from 'kysely';
import { rowsOf as foundOf } from '../../kernel/db/cursor.ts';
import { afterDay, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import type { Scope } from '../../kernel/scope.ts';
import type {
  AnalyticsPackages,
  AnalyticsQuery,
  PackageSold,
  PackagesSoldFile,
  PackagesSoldQuery,
} from '../schemas.ts';
import { type Asked, around, askedOf } from './asked.ts';

/** Which packages were sold in a period, and what became of their classes since. Throws 404, 422. */
export async function getPackages(scope: Scope, query: AnalyticsQuery): Promise<AnalyticsPackages> {
  const asked = await askedOf(scope, query);
  const { rows } = await sql<AnalyticsPackages['packages'][number]>`
    with ${soldOf(asked, scope)}
    select c.id as package_id, c.name, count(*) filter (where not s.is_gift)::int as sold, count(*) filter (where s.is_gift)::int as given,
           coalesce(sum(s.paid) filter (where s.currency = ${asked.currency}), 0)::float8 as paid, sum(s.classes)::int as classes, sum(s.used)::int as used, sum(s."left")::int as "left", sum(s.expired)::int as expired
      from sold s join class_packages c on c.id = s.package_id
     group by c.id, c.name
     order by sold desc, given desc, c.name, c.id`.execute(scope.tx);
  return { currency: asked.currency, packages: rows };
}

/** Each of them, the latest first: summed up they are what was told. Throws 404, 422. */
export async function listPackagesSold(scope: Scope, query: PackagesSoldQuery) {
  const asked = await askedOf(scope, query);
  const size = pageSize(query.limit);
  const after = afterDay(query.cursor);
  const page = after ? sql`where ("on", id) < (${after.day}::date, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<PackageSold>`
    with ${soldOf(asked, scope, query.package_id)},
    page as (select * from sold ${page} order by "on" desc, id desc limit ${oneMore(size)})
    ${named}`.execute(scope.tx);
  return pageOf(rows, size, (row) => [row.on, row.id]);
}

export async function* allPackagesSold(scope: Scope, query: PackagesSoldFile): AsyncGenerator<PackageSold> {
  const asked = await askedOf(scope, query);
  yield* foundOf(
    scope.tx,
    sql<PackageSold>`with ${soldOf(asked, scope, query.package_id)}, page as (select * from sold) ${named}`,
  );
}

/**
 * `sold`: one row for each package that was sold or given in the period, on the wall of its club (of one for all clubs, of the
 * first). What was passed on goes on counting with the one that was sold.
 */
function soldOf(asked: Asked, { now }: Scope, packageId?: string): RawBuilder<unknown> {
  const { starts_at, ends_at } = around(asked);
  const zone = asked.clubs[0]?.timezone ?? 'UTC';
  const { class_type_id, club_ids, whole } = asked;
  return sql`
    bought as materialized (
      select b.*, (b.purchased_at at time zone coalesce(k.timezone, ${zone}))::date as "on", (${now}::timestamptz at time zone coalesce(k.timezone, ${zone}))::date as today
        from student_packages b left join clubs k on k.id = b.club_id
       where b.status = 'active' and b.purchased_at >= ${starts_at}::timestamptz and b.purchased_at < ${ends_at}::timestamptz
         and b.transferred_from is null
         and (b.club_id = any(${club_ids}::uuid[]) ${whole ? sql`or b.club_id is null` : sql``})
         ${class_type_id === undefined ? sql`` : sql`and (b.class_type_ids = '{}' or ${class_type_id}::uuid = any(b.class_type_ids))`}
         and b.package_id = ${packageId === undefined ? sql`any(array(select c.id from class_packages c))` : sql`${packageId}::uuid`}),
    family as (
      with recursive down(root_id, id, expires_on, today) as (
        select b.id, b.id, b.expires_on, b.today from bought b where b."on" between ${asked.from}::date and ${asked.until}::date
        union all
        select down.root_id, b.id, b.expires_on, down.today from down join student_packages b on b.transferred_from = down.id)
      select * from down),
    became as (
      select f.root_id, sum(l.classes) as classes, sum(l.used) as used,
             coalesce(sum(l."left") filter (where f.expires_on >= f.today), 0) as "left",
             coalesce(sum(l."left") filter (where f.expires_on < f.today), 0) as expired
        from family f cross join lateral (
          -- What was passed on left one and came to the other.
          select coalesce(sum(x.delta) filter (where x.kind not in ('used', 'given_back')), 0) as classes,
                 coalesce(-sum(x.delta) filter (where x.kind in ('used', 'given_back')), 0) as used, coalesce(sum(x.delta), 0) as "left"
            from package_entries x where x.student_package_id = f.id) l
       group by f.root_id),
    sold as (
      select b.id, b.package_id, b.name, b.student_id, b.club_id, b."on", b.expires_on, b.payment_amount is null as is_gift,
             b.currency, coalesce(b.payment_amount - b.refunded_amount, 0) as paid, d.classes, d.used, d."left", d.expired
        from became d join bought b on b.id = d.root_id)`;
}

/** The rows of `page` as they are told. */
const named = sql`
  select p.id, p.package_id, p.name, p."on", p.expires_on, p.is_gift, coalesce(a.display_name, '') as person, p.student_id as client_id,
         coalesce(k.name, '') as club, p.paid, p.currency, p.classes::int as classes, p.used::int as used, p."left"::int as "left", p.expired::int as expired
    from page p
    left join client_profiles a on a.id = p.student_id
    left join clubs k on k.id = p.club_id
   order by p."on" desc, p.id desc`;
