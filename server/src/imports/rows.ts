import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../kernel/scope.ts';
import type { Written } from './rules.ts';

/** In what order rows are taken: each before what it refers to. */
export const takingOrder = [
  'wish_times',
  'wish_people',
  'wish_preferences',
  'wishes',
  'settings',
  'reservations',
  'class_enrollments',
  'schedule_enrollment_pauses',
  'place_requests',
  'schedule_enrollments',
  'class_sessions',
  'class_schedules',
  'guardians',
  'client_profiles',
  'instructor_clubs',
  'courts',
  'instructors',
  'class_types',
  'clubs',
] as const;

/** What imports keep, in the order in which whoever generates or changes it locks it; parts come with their wholes. */
const kept = [
  'class_schedules',
  'clubs',
  'class_types',
  'instructors',
  'courts',
  'instructor_clubs',
  'client_profiles',
  'guardians',
  'schedule_enrollments',
  'wishes',
  'wish_times',
  'wish_people',
  'wish_preferences',
] as const;

/** Of rows that have no name of their own, whose they are. */
const nameOf = (entity: string): RawBuilder<unknown> =>
  entity === 'wishes'
    ? sql`(select c.display_name from client_profiles c
            where c.organization_id = r.organization_id and c.id = (r.became->>'student_id')::uuid)`
    : sql`null`;

/**
 * What the import wrote, is not taken back and still there, with what came of it. `lock`: nobody comes to depend on it
 * until the end.
 */
export async function writtenBy(scope: Scope, import_id: string, lock: boolean): Promise<Written[]> {
  const written: Written[] = [];
  for (const entity of kept) {
    const { rows } = await sql<Written>`
      select r.entity, r.subject as id, r.was is not null as is_changed,
             coalesce(r.became->>'display_name', r.became->>'name', to_jsonb(t)->>'display_name', ${nameOf(entity)}, '') as name
        from import_rows r join ${sql.table(entity)} t on t.id = r.subject
       where r.import_id = ${import_id}::uuid and r.entity = ${entity} and r.undone_at is null
       order by t.id ${lock ? sql`for update of t` : sql``}`.execute(scope.tx);
    written.push(...rows, ...(await partsOf(scope, { entity, ids: rows.map((one) => one.id), lock })));
  }
  return written;
}

interface Part {
  entity: string;
  column: string;
  of: string;
  only?: RawBuilder<unknown>;
}

const isTakenBack = sql`exists (
  select from import_rows x where x.entity = 'schedule_enrollments' and x.subject = t.id and x.undone_at is not null)`;

/** What came of rows that an import made and goes with them, whoever made it. */
const parts: readonly Part[] = [
  { entity: 'class_sessions', column: 'schedule_id', of: 'class_schedules' },
  { entity: 'reservations', column: 'class_session_id', of: 'class_sessions' },
  // Places that the taking back of another import has ended, with the bookings that they had.
  { entity: 'schedule_enrollments', column: 'schedule_id', of: 'class_schedules', only: isTakenBack },
  { entity: 'schedule_enrollments', column: 'student_id', of: 'client_profiles', only: isTakenBack },
  // What a season took along: who waits, with no offer yet; rules that nobody has changed since, and what was left of pauses.
  {
    ...{ entity: 'place_requests', column: 'schedule_id', of: 'class_schedules' },
    only: sql`t.status not in ('offered', 'placed') and exists (
      select from class_schedules w where w.id = t.schedule_id and w.created_at = t.created_at)`,
  },
  {
    ...{ entity: 'settings', column: 'schedule_id', of: 'class_schedules' },
    only: sql`exists (select from class_schedules w where w.id = t.schedule_id and w.created_at = t.updated_at)`,
  },
  {
    ...{ entity: 'schedule_enrollment_pauses', column: 'schedule_enrollment_id', of: 'schedule_enrollments' },
    only: sql`exists (select from schedule_enrollments w where w.id = t.schedule_enrollment_id and w.created_at = t.created_at)`,
  },
  { entity: 'class_enrollments', column: 'schedule_enrollment_id', of: 'schedule_enrollments' },
];

interface Wholes {
  entity: string;
  ids: readonly string[];
  lock: boolean;
}

async function partsOf(scope: Scope, { entity: of, ids, lock }: Wholes): Promise<Written[]> {
  if (ids.length === 0) return [];
  const found: Written[] = [];
  for (const { entity, column, only = sql`true` } of parts.filter((one) => one.of === of)) {
    const { rows } = await sql<{ id: string }>`
      select t.id from ${sql.table(entity)} t where t.${sql.ref(column)} = any(${[...ids]}::uuid[]) and ${only}
       order by t.id ${lock ? sql`for update` : sql``}`.execute(scope.tx);
    found.push(...rows.map(({ id }) => ({ entity, id, name: '', is_changed: false })));
    found.push(...(await partsOf(scope, { entity, ids: rows.map((one) => one.id), lock })));
  }
  return found;
}
