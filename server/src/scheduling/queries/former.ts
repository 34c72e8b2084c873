import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { earlierOf } from '../../kernel/time/index.ts';
import { asItWas, type FormerGroup, type FormerName, type Shown, subjectsOf } from '../rules/former.ts';

/**
 * Classes with the names, the level and the place that they had when they began, whatever was renamed or changed since;
 * in the same order. Costs nothing for classes ahead.
 */
export async function asTheyWere<Row extends Shown>(scope: Scope, rows: readonly Row[]): Promise<Row[]> {
  const begun = rows.filter((row) => row.scheduled_datetime <= scope.now);
  if (begun.length === 0) return [...rows];
  const groups = await formerGroups(scope, begun);
  const ofGroups = groups.flatMap((group) => [group.type_id, group.level_id]);
  const subjects = [...begun.flatMap(subjectsOf), ...ofGroups];
  const former = {
    groups: Map.groupBy(groups, (one) => one.schedule_id),
    names: Map.groupBy(await formerNames(scope, begun, subjects), (one) => one.subject),
  };
  return rows.map((row) => asItWas(row, former));
}

const earliest = (rows: readonly Shown[]): Date =>
  rows.map((row) => row.scheduled_datetime).reduce(earlierOf);

async function formerGroups({ tx }: Scope, rows: readonly Shown[]): Promise<FormerGroup[]> {
  const ids = [...new Set(rows.map((row) => row.schedule_id))];
  const found = await sql<FormerGroup>`
    select g.schedule_id, g.until, g.name, g.description, g.location,
           t.id as type_id, t.name as type_name, t.type as type_type, t.color as type_color,
           l.id as level_id, l.name as level_name, l.display_name as level_display_name, l.color as level_color
      from former_groups g
      join class_types t on t.id = g.class_type_id
      join class_levels l on l.id = g.level_id
     where g.schedule_id = any(${ids}::uuid[]) and g.until > ${earliest(rows)}::timestamptz
     order by g.until`.execute(tx);
  return found.rows;
}

async function formerNames(
  { tx }: Scope,
  rows: readonly Shown[],
  subjects: readonly string[],
): Promise<FormerName[]> {
  const found = await sql<FormerName>`
    select subject, until, name from former_names
     where subject = any(${[...new Set(subjects)]}::uuid[]) and until > ${earliest(rows)}::timestamptz
     order by until`.execute(tx);
  return found.rows;
}
