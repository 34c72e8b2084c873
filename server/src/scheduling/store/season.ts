import type { TenantTx } from '../../kernel/db/database.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { ScheduleRow } from './schedules.ts';

interface InSeason {
  club_id: string;
  from: LocalDate;
  until: LocalDate;
  class_type_id?: string | undefined;
}

const most = 500;

/** The groups of a club, published or not, that have a date between these two, by name. At most 500. */
export const schedulesOfSeason = (
  { tx }: Scope,
  { club_id, from, until, class_type_id }: InSeason,
): Promise<ScheduleRow[]> =>
  tx
    .selectFrom('class_schedules as c')
    .innerJoin('clubs as k', (on) =>
      on.onRef('k.organization_id', '=', 'c.organization_id').onRef('k.id', '=', 'c.club_id'),
    )
    .selectAll('c')
    .select('k.timezone')
    .where('c.club_id', '=', club_id)
    .where('c.status', '<>', 'cancelled')
    .where('c.start_date', '<=', until)
    .where((where) => where.or([where('c.end_date', 'is', null), where('c.end_date', '>=', from)]))
    .where((where) => where.or([where('c.recurrence', '<>', 'once'), where('c.start_date', '>=', from)]))
    .$if(class_type_id !== undefined, (query) => query.where('c.class_type_id', '=', class_type_id as string))
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(most)
    .execute();

/** The rules that groups have of their own: the keys of their settings. */
export async function rulesSetAt(tx: TenantTx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('settings')
    .select(['schedule_id', 'key'])
    .where('schedule_id', 'in', [...ids])
    .orderBy('key')
    .execute();
  const byGroup = Map.groupBy(rows, (row) => row.schedule_id as string);
  return new Map([...byGroup].map(([id, own]) => [id, own.map(({ key }) => key)]));
}
