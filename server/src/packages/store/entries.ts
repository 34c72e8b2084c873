import { type RawBuilder, sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';

/** What is left of a package: its entry with the highest number. */
export const lastEntry = (studentPackageId: RawBuilder<unknown>) => sql`
  select l.number, l.balance, l.kind from package_entries l
   where l.student_package_id = ${studentPackageId} order by l.number desc limit 1`;

/** A package that somebody has, as of their lock. */
export interface Credit {
  id: string;
  name: string;
  student_id: string;
  /** Null: every club. */
  club_id: string | null;
  /** None: every type. */
  class_type_ids: string[];
  expires_on: string;
  balance: number;
}

/** The packages of these students that are not over on that day, used up or not: what comes back can be used again. */
export const selectCredits = (
  studentIds: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
): RawBuilder<Credit> => sql<Credit>`
  select p.id, p.name, p.student_id, p.club_id, p.class_type_ids, p.expires_on, l.balance
    from student_packages p cross join lateral (${lastEntry(sql`p.id`)}) l
   where p.student_id in (${studentIds}) and p.expires_on >= ${day} and p.status = 'active'`;

export interface NewEntry {
  id: string;
  student_package_id: string;
  kind: string;
  delta: number;
  enrollment_id: string | null;
  reason: string;
  created_by: string | null;
}

/**
 * Entries in their order, numbered and added up from the last one of each package. Whoever has written the same number
 * meanwhile wins: this transaction is run again.
 */
export const insertEntries = (
  tx: TenantTx,
  entries: readonly NewEntry[],
  now: Date,
): RawBuilder<unknown> => sql`
  with written as (
    insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance, enrollment_id, reason, created_by, created_at)
    select ${scopeOf(tx).organization_id}::uuid, d.id, d.student_package_id,
           coalesce(l.number, 0) + row_number() over w, d.kind, d.delta, coalesce(l.balance, 0) + sum(d.delta) over w,
           d.enrollment_id, d.reason, d.created_by, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(entries.map((entry, i) => ({ ...entry, i })))}::jsonb)
             as d(i int, id uuid, student_package_id uuid, kind text, delta int, enrollment_id uuid, reason text, created_by uuid)
      left join lateral (${lastEntry(sql`d.student_package_id`)}) l on true
    window w as (partition by d.student_package_id order by d.i)
    on conflict (organization_id, student_package_id, number) do nothing
    returning id)
  select case when count(*) < ${entries.length}::int then app.lost_race() end from written`;

/** Packages that something comes back to are valid until this day at least. */
export const extendTo = (
  packages: readonly { id: string; at_least: string }[],
  now: Date,
): RawBuilder<unknown> => sql`
  update student_packages p set expires_on = d.at_least, updated_at = ${now}::timestamptz
    from (select id, max(at_least) as at_least from jsonb_to_recordset(${JSON.stringify(packages)}::jsonb)
            as r(id uuid, at_least date) group by id) d
   where p.id = d.id and p.expires_on < d.at_least`;
