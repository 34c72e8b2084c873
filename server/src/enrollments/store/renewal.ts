import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Renewal } from '../../scheduling/public.ts';
import { type RenewalState, remindDaysBefore } from '../rules/renewal.ts';
import { termOfGroup } from './term-of-group.ts';

export interface AskedPlace {
  id: string;
  schedule_id: string;
  student_id: string;
  starts_on: string;
  ends_on: string | null;
  renewal: RenewalState | null;
  term: Renewal | null;
  club_id: string;
  max_participants: number;
  timezone: string;
}

/** A place and the question that stands about it. Throws 404. */
export async function askedPlace(tx: TenantTx, id: string): Promise<AskedPlace> {
  const { rows } = await sql<AskedPlace>`
    select f.id, f.schedule_id, f.student_id, f.starts_on, f.ends_on, f.renewal, ${termOfGroup} as term,
           p.club_id, p.max_participants, k.timezone
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
      join clubs k on k.id = p.club_id
     where f.id = ${id}::uuid`.execute(tx);
  return found(rows[0], 'fixed place');
}

/** Whether they stay is a question about these places from now on. */
export async function openQuestions(tx: TenantTx, placeIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('schedule_enrollments')
    .set({ renewal: 'asked' })
    .where('id', '=', sql<string>`any(${[...placeIds]}::uuid[])`)
    .execute();
}

/**
 * What was answered; who does not stay holds nothing. @returns false for a place that cannot be had again, because the
 * student has another one in the group by then
 */
export async function saveAnswer(
  { tx, now, actor }: Scope,
  id: string,
  renewal: 'stays' | 'declined',
): Promise<boolean> {
  const status = renewal === 'stays' ? 'active' : 'ended';
  try {
    await tx
      .updateTable('schedule_enrollments')
      .set({ renewal, status, renewal_answered_at: now, renewal_answered_by: actor.user_id })
      .set({ updated_at: sql`now()` })
      .where('id', '=', id)
      .execute();
    return true;
  } catch (error) {
    if (violates(error, 'schedule_enrollments_once')) return false;
    throw error;
  }
}

const today = ({ now }: Scope) => sql`(${now}::timestamptz at time zone k.timezone)::date`;

/** Open questions in published groups of a term that asks; `p`, `t` and `k` are their group, term and club. */
const open = sql`p.id = f.schedule_id and p.status = 'published' and t.id = p.term_id and k.id = p.club_id
       and t.renewal_needs = 'answer' and f.renewal = 'asked' and f.status = 'active'`;

const toAsk = (scope: Scope) =>
  sql`f.renewal_asked_at is null and ${today(scope)} between t.renewal_from and t.renewal_until`;
const toRemind = (scope: Scope) => sql`f.renewal_reminded_at is null
  and f.renewal_asked_at < ${scope.now}::timestamptz - interval '1 day'
  and ${today(scope)} between t.renewal_until - ${remindDaysBefore}::int and t.renewal_until`;
const isOver = (scope: Scope) => sql`${today(scope)} > t.renewal_until`;

/** Groups in which somebody is to be asked, reminded, or has not answered in time; in order of id. */
export async function groupsToAsk(
  scope: Scope,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id
      from terms t, clubs k, class_schedules p, schedule_enrollments f
     where ${open} and p.id > ${after}::uuid
       and ((${toAsk(scope)}) or (${toRemind(scope)}) or ${isOver(scope)})
     order by 1 limit ${limit}`.execute(scope.tx);
  return rows.map((row) => row.id);
}

export interface AskedHolder {
  place_id: string;
  student_id: string;
  schedule_id: string;
  club_id: string;
  /** Of the group. */
  name: string;
  starts_on: string;
  /** The last day on which they may answer. */
  until: string;
}

const returned = sql`f.id as place_id, f.student_id, f.schedule_id, p.club_id, p.name, f.starts_on, t.renewal_until as until`;

/** Who is asked now, once. */
export const markAsked = (scope: Scope, ids: readonly string[]) =>
  marked(scope, ids, { set: sql`renewal_asked_at = ${scope.now}`, when: toAsk(scope) });

/** Who has been asked, has not answered and is reminded now, once. */
export const markReminded = (scope: Scope, ids: readonly string[]) =>
  marked(scope, ids, { set: sql`renewal_reminded_at = ${scope.now}`, when: toRemind(scope) });

/** Who was asked and has not answered in time holds nothing any more. */
export const markLapsed = (scope: Scope, ids: readonly string[]) =>
  marked(scope, ids, {
    set: sql`renewal = 'lapsed', status = 'ended', updated_at = now()`,
    when: sql`${isOver(scope)} and f.renewal_asked_at is not null`,
  });

/** Whom nobody could ask in time, because the group was a draft, keeps the place. */
export const markUnasked = (scope: Scope, ids: readonly string[]) =>
  marked(scope, ids, {
    set: sql`renewal = null, updated_at = now()`,
    when: sql`${isOver(scope)} and f.renewal_asked_at is null`,
  });

async function marked(
  { tx }: Scope,
  ids: readonly string[],
  { set, when }: { set: ReturnType<typeof sql>; when: ReturnType<typeof sql> },
): Promise<AskedHolder[]> {
  const { rows } = await sql<AskedHolder>`
    update schedule_enrollments f set ${set} from class_schedules p, terms t, clubs k
     where f.schedule_id = any(${[...ids]}::uuid[]) and ${open} and ${when}
    returning ${returned}`.execute(tx);
  return rows.sort((a, b) => a.starts_on.localeCompare(b.starts_on) || a.name.localeCompare(b.name));
}
