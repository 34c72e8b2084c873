import { sql } from 'kysely';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { KnownNames } from '../rules/timetable/names.ts';

export type Names = KnownNames & { locale: string };

/** Everything that a timetable may name, and the language that new things are named in. */
export async function loadNames(scope: Scope): Promise<Names> {
  const { tx } = scope;
  const [clubs, levels, types, instructors, courts, organization] = await Promise.all([
    tx
      .selectFrom('clubs')
      .select(['id', 'name', 'timezone', 'currency', 'is_active'])
      .orderBy('id')
      .execute(),
    tx.selectFrom('class_levels').select(['id', 'name', 'display_name']).orderBy('order').execute(),
    tx
      .selectFrom('class_types')
      .select(['id', 'name', 'type', 'currency', 'max_participants', 'base_price', 'price_per_participant'])
      .where('is_active', '=', true)
      .orderBy('id')
      .execute(),
    tx
      .selectFrom('instructors as i')
      .select(['i.id', 'i.display_name', 'i.is_active'])
      .select(
        sql<string[]>`array(select club_id from instructor_clubs c where c.instructor_id = i.id)`.as(
          'club_ids',
        ),
      )
      .orderBy('i.id')
      .execute(),
    tx.selectFrom('courts').select(['id', 'club_id', 'name', 'is_active']).orderBy('id').execute(),
    tx
      .selectFrom('organizations')
      .select('default_locale')
      .where('id', '=', organizationOf(scope))
      .executeTakeFirstOrThrow(),
  ]);
  return { clubs, levels, types, instructors, courts, locale: organization.default_locale };
}

/** Which of these keys an earlier import has used. One import at a time: the next one waits here. */
export async function usedKeys(scope: Scope, keys: readonly string[]): Promise<Set<string>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('timetable import ' || ${organizationOf(scope)}, 0))`.execute(
    scope.tx,
  );
  if (keys.length === 0) return new Set();
  const rows = await scope.tx
    .selectFrom('class_schedules')
    .select('import_key')
    .where('import_key', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.import_key as string));
}

export async function clubsTaughtAt({ tx }: Scope, instructor_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('instructor_clubs')
    .select('club_id')
    .where('instructor_id', '=', instructor_id)
    .execute();
  return rows.map((row) => row.club_id);
}

/** Everything weekly or daily that is not called off, as a timetable names it. */
export async function weeklySchedules({ tx }: Scope) {
  return tx
    .selectFrom('class_schedules as s')
    .innerJoin('clubs as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.club_id'),
    )
    .leftJoin('instructors as i', (on) =>
      on.onRef('i.organization_id', '=', 's.organization_id').onRef('i.id', '=', 's.instructor_id'),
    )
    .leftJoin('courts as o', (on) =>
      on.onRef('o.organization_id', '=', 's.organization_id').onRef('o.id', '=', 's.court_id'),
    )
    .select(['c.name as club', 's.name as class_name', 'i.display_name as instructor', 'o.name as court'])
    .select(['s.start_time', 's.start_date', 's.end_date', 's.recurrence', 's.recurrence_days'])
    .where('s.recurrence', 'in', ['weekly', 'daily'])
    .where('s.status', '<>', 'cancelled')
    .execute();
}
