import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { FoundPlan } from '../rules/found.ts';
import type { Excluded, PlanOptions } from '../rules/options.ts';
import type { Lock, Puzzle } from '../rules/puzzle.ts';

/** A term that is planned, with its club. */
export interface PlannedTerm {
  id: string;
  name: string;
  starts_on: LocalDate;
  ends_on: LocalDate;
  club_id: string;
  club_name: string;
  club_is_active: boolean;
  timezone: string;
}

export interface PlanRowOf {
  id: string;
  name: string;
  status: 'draft' | 'solved' | 'conflict' | 'failed' | 'applied';
  term_ids: string[];
  instructor_ids: string[] | null;
  options: PlanOptions;
  excluded: Excluded;
  locks: Lock[];
  puzzle: Puzzle | null;
  found: FoundPlan | null;
  solved_at: Date | null;
  applied_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** The same for lists, without what is long. */
export type PlanHead = Omit<PlanRowOf, 'puzzle' | 'found' | 'locks' | 'options' | 'excluded'> & {
  found: Pick<FoundPlan, 'value' | 'gap' | 'numbers'> | null;
};

/** These terms, in the order of their clubs: what stands first is the first letter of its hours. */
export async function termsOf({ tx }: Scope, ids: readonly string[]): Promise<PlannedTerm[]> {
  const { rows } = await sql<PlannedTerm>`
    select t.id, t.name, t.starts_on, t.ends_on, t.club_id, k.name as club_name, k.is_active as club_is_active, k.timezone
      from terms t join clubs k on k.id = t.club_id
     where t.id = any(${[...ids]}::uuid[]) order by t.club_id, t.id`.execute(tx);
  return rows;
}

const columns = sql`id, name, status, term_ids, instructor_ids, options, excluded, locks, puzzle, found, solved_at, applied_at, created_at, updated_at`;

export async function planOf({ tx }: Scope, id: string, lock = false): Promise<PlanRowOf | undefined> {
  const { rows } = await sql<PlanRowOf>`
    select ${columns} from plans where id = ${id}::uuid ${lock ? sql`for no key update` : sql``}`.execute(tx);
  return rows[0];
}

/** Plans of these clubs (of all when none are named), the newest first. At most 200. */
export async function plansOf(
  { tx }: Scope,
  { term_id, club_ids }: { term_id?: string | undefined; club_ids?: readonly string[] | undefined },
): Promise<PlanHead[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (term_id !== undefined) conditions.push(sql`${term_id}::uuid = any(p.term_ids)`);
  if (club_ids !== undefined)
    conditions.push(
      sql`not exists (select from terms t where t.id = any(p.term_ids) and t.club_id <> all(${[...club_ids]}::uuid[]))`,
    );
  const { rows } = await sql<PlanHead>`
    select p.id, p.name, p.status, p.term_ids, p.instructor_ids, p.solved_at, p.applied_at, p.created_at, p.updated_at,
           jsonb_build_object('value', p.found -> 'value', 'gap', p.found -> 'gap', 'numbers', p.found -> 'numbers') as found
      from plans p where ${sql.join(conditions, sql` and `)} order by p.created_at desc, p.id limit 200`.execute(
    tx,
  );
  return rows;
}

export type NewPlan = Pick<PlanRowOf, 'name' | 'term_ids' | 'instructor_ids' | 'options' | 'excluded'> &
  Partial<Pick<PlanRowOf, 'locks' | 'puzzle' | 'found' | 'solved_at'>>;

/** @returns its id */
export async function insertPlan(scope: Scope, plan: NewPlan): Promise<string> {
  const { tx, actor, now } = scope;
  const id = newId();
  const status = plan.found?.groups ? 'solved' : 'draft';
  const solved = status === 'solved';
  await sql`
    insert into plans (organization_id, id, name, status, term_ids, instructor_ids, options, excluded, locks, puzzle, found,
                       solved_at, created_by, created_at, updated_at)
    values (${organizationOf(scope)}::uuid, ${id}::uuid, ${plan.name}, ${status}, ${plan.term_ids}::uuid[], ${plan.instructor_ids}::uuid[],
            ${json(plan.options)}, ${json(plan.excluded)}, ${json(plan.locks ?? [])}, ${json(solved ? plan.puzzle : null)},
            ${json(solved ? plan.found : null)}, ${solved ? (plan.solved_at ?? null) : null}::timestamptz, ${actor.user_id}::uuid,
            ${now}::timestamptz, ${now}::timestamptz)`.execute(tx);
  return id;
}

export type PlanChange = Partial<
  Pick<
    PlanRowOf,
    | 'name'
    | 'status'
    | 'instructor_ids'
    | 'options'
    | 'excluded'
    | 'locks'
    | 'puzzle'
    | 'found'
    | 'solved_at'
    | 'applied_at'
  >
>;

export async function updatePlan({ tx, now }: Scope, id: string, change: PlanChange): Promise<void> {
  const set: RawBuilder<unknown>[] = [sql`updated_at = ${now}::timestamptz`];
  if (change.name !== undefined) set.push(sql`name = ${change.name}`);
  if (change.status !== undefined) set.push(sql`status = ${change.status}`);
  if (change.instructor_ids !== undefined) set.push(sql`instructor_ids = ${change.instructor_ids}::uuid[]`);
  for (const column of ['options', 'excluded', 'locks', 'puzzle', 'found'] as const)
    if (change[column] !== undefined) set.push(sql`${sql.ref(column)} = ${json(change[column])}`);
  for (const column of ['solved_at', 'applied_at'] as const)
    if (change[column] !== undefined) set.push(sql`${sql.ref(column)} = ${change[column]}::timestamptz`);
  await sql`update plans set ${sql.join(set)} where id = ${id}::uuid`.execute(tx);
}

export async function deletePlan({ tx }: Scope, id: string): Promise<void> {
  await sql`delete from plans where id = ${id}::uuid`.execute(tx);
}

const json = (value: unknown) =>
  sql`${value === null || value === undefined ? null : JSON.stringify(value)}::jsonb`;

/** Which of these coaches are in use, and work at one of these clubs. */
export async function coachesAt(
  { tx }: Scope,
  instructor_ids: readonly string[],
  club_ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct i.id from instructors i join instructor_clubs c on c.instructor_id = i.id
     where i.id = any(${[...instructor_ids]}::uuid[]) and i.is_active and c.club_id = any(${[...club_ids]}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of these types and levels there are. */
export async function knownKinds(
  { tx }: Scope,
  asked: { class_type_id: readonly string[]; level_id: readonly string[] },
): Promise<{ class_type_id: Set<string>; level_id: Set<string> }> {
  const { rows } = await sql<{ id: string; is_type: boolean }>`
    select id, true as is_type from class_types where id = any(${[...asked.class_type_id]}::uuid[])
    union all select id, false from class_levels where id = any(${[...asked.level_id]}::uuid[])`.execute(tx);
  const of = (is_type: boolean) => new Set(rows.filter((row) => row.is_type === is_type).map(({ id }) => id));
  return { class_type_id: of(true), level_id: of(false) };
}

/** A kind of group as it is held now, or, where there are no groups, as the catalog has it. */
export interface HeldKind {
  class_type_id: string;
  type_name: string;
  level_id: string;
  level_name: string;
  rating_min: number;
  rating_max: number;
  min_age: number | null;
  max_age: number | null;
  min_participants: number;
  max_participants: number;
  duration_minutes: number;
  price: number;
}

/** How long before a term a group may have ended that is one of the term before: docs/domain/wishes.md. */
const gapDays = 120;

/** The kinds of the groups that these terms have; where they have none, of the groups before; where there are none, of the catalog. */
export async function heldKinds({ tx }: Scope, term_ids: readonly string[]): Promise<HeldKind[]> {
  const { rows } = await sql<HeldKind & { from_rank: number }>`
    with terms_of as (select id, club_id, starts_on from terms where id = any(${[...term_ids]}::uuid[])),
    held as (
      select 1 as from_rank, s.class_type_id, s.level_id, s.min_age, s.max_age, s.min_participants, s.max_participants,
             s.duration_minutes, s.price
        from terms_of t join class_schedules s on s.term_id = t.id
       where s.status <> 'cancelled' and s.recurrence <> 'once'
      union all
      select 2, s.class_type_id, s.level_id, s.min_age, s.max_age, s.min_participants, s.max_participants, s.duration_minutes, s.price
        from terms_of t join class_schedules s on s.club_id = t.club_id
       where s.status = 'published' and s.recurrence <> 'once' and s.term_id is distinct from t.id and s.start_date < t.starts_on
         and coalesce(s.end_date, 'infinity') >= t.starts_on - ${sql.lit(gapDays)}::int
      union all
      select 3, y.id, l.id, y.min_age, y.max_age, y.min_participants, y.max_participants, 60, y.base_price
        from class_types y cross join class_levels l where y.is_active and y.type = 'group')
    select h.from_rank, h.class_type_id, y.name as type_name, h.level_id, l.display_name as level_name, l.rating_min, l.rating_max,
           coalesce(h.min_age, y.min_age) as min_age, coalesce(h.max_age, y.max_age) as max_age, h.duration_minutes, h.max_participants,
           min(h.min_participants) as min_participants,
           (percentile_disc(0.5) within group (order by h.price))::int as price
      from held h join class_types y on y.id = h.class_type_id and y.type = 'group' join class_levels l on l.id = h.level_id
     where h.from_rank = (select min(from_rank) from held h2 join class_types y2 on y2.id = h2.class_type_id and y2.type = 'group')
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, l."order"
     order by l."order", y.name, h.duration_minutes, h.max_participants, 8, 9, h.class_type_id, h.level_id limit 60`.execute(
    tx,
  );
  return rows;
}
