import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import {
  addMinutes,
  type LocalDate,
  type LocalTime,
  offsetDateTime,
  zonedInstant,
} from '../../kernel/time/index.ts';
import { classesWithIds, type SessionRow, sessionAbilities } from '../../scheduling/public.ts';
import type { ChangeDetail, PersonToCall } from '../schemas/changes.ts';
import { classFacts } from './class-facts.ts';
import type { ChangeRow } from './kept.ts';
import { reachOf } from './people.ts';
import type { ToReturn } from './returning.ts';

/** A class that still has as few places as a change gave it, and who lost theirs. */
export interface Smaller {
  row: SessionRow;
  displaced: string[];
}

interface KeptClass {
  session_id: string;
  action: ChangeDetail['classes'][number]['action'];
  undone_at: Date | null;
  displaced: string[] | null;
  substitute_id: string | null;
  before_id: string | null;
  before_name: string | null;
  instructor_before_id: string | null;
  instructor_before_name: string | null;
  from_date: LocalDate | null;
  from_time: LocalTime | null;
  from_court_id: string | null;
  from_court_name: string | null;
  to_date: LocalDate | null;
  to_time: LocalTime | null;
  to_court_id: string | null;
}

/** The classes that are still as the change left them, and have not begun: they can come back. */
export async function classesLeftBy(
  scope: Scope,
  change: Pick<ChangeRow, 'id' | 'created_at'>,
): Promise<ToReturn[]> {
  const kept = await classesOf(scope, change.id);
  const open = new Map(kept.filter((one) => one.undone_at === null).map((one) => [one.session_id, one]));
  const rows = await classesWithIds(scope, [...open.keys()]);
  return rows
    .filter((row) => row.scheduled_datetime > scope.now)
    .flatMap((row) => returnable(row, open.get(row.id)!, change.created_at));
}

export async function smallerBy(
  scope: Scope,
  { id }: Pick<ChangeRow, 'id'>,
  places: number,
): Promise<Smaller[]> {
  const open = (await classesOf(scope, id)).filter((one) => one.undone_at === null);
  const lost = new Map(open.map((one) => [one.session_id, one.displaced ?? []]));
  const rows = await classesWithIds(scope, [...lost.keys()]);
  return rows
    .filter((row) => ['scheduled', 'confirmed'].includes(row.status) && row.scheduled_datetime > scope.now)
    .filter((row) => row.max_participants === places)
    .map((row) => ({ row, displaced: lost.get(row.id)! }));
}

/** Called off by this change and no other; still given by whom it named; still where it was moved to. */
function returnable(row: SessionRow, kept: KeptClass, changed_at: Date): ToReturn[] {
  const isOff = row.status === 'cancelled' && row.cancelled_at?.getTime() === changed_at.getTime();
  if (kept.action === 'cancel') return isOff ? [{ action: 'reinstate', row, after: row }] : [];
  const isAhead = row.status === 'scheduled' || row.status === 'confirmed';
  if (kept.action === 'move') return isAhead && isWhereMoved(row, kept) ? [movedBack(row, kept)] : [];
  const teacher = row.substitute_instructor_id ?? row.instructor_id;
  if (kept.action === 'without_coach')
    return isAhead && teacher === null ? [{ action: 'give_back', row, after: withCoach(row, kept) }] : [];
  if (kept.action !== 'substitute' || !isAhead || teacher !== kept.substitute_id) return [];
  const after = { ...row, substitute_instructor_id: kept.before_id, substitute_name: kept.before_name };
  return [{ action: 'give_back', row, after }];
}

const withCoach = (row: SessionRow, kept: KeptClass): SessionRow => ({
  ...row,
  ...{ instructor_id: kept.instructor_before_id, instructor_name: kept.instructor_before_name },
  ...{ substitute_instructor_id: kept.before_id, substitute_name: kept.before_name },
});

const isWhereMoved = (row: SessionRow, { to_date, to_time, to_court_id }: KeptClass): boolean =>
  row.local_date === to_date && row.local_time === to_time && row.court_id === to_court_id;

function movedBack(row: SessionRow, kept: KeptClass): ToReturn {
  const { from_date: local_date, from_time: local_time, from_court_id: court_id } = kept;
  const scheduled_datetime = zonedInstant(local_date!, local_time!, row.timezone);
  const after = {
    ...{
      ...row,
      local_date: local_date!,
      local_time: local_time!,
      court_id,
      court_name: kept.from_court_name,
    },
    ...{ scheduled_datetime, ends_at: addMinutes(scheduled_datetime, row.duration_minutes) },
  };
  return { action: 'move_back', row, after };
}

/** What the change did to each class, and who is to be called. */
export async function detailOf(
  scope: Scope,
  { id }: Pick<ChangeRow, 'id'>,
): Promise<Pick<ChangeDetail, 'classes' | 'to_call'>> {
  const kept = new Map((await classesOf(scope, id)).map((one) => [one.session_id, one]));
  const rows = await classesWithIds(scope, [...kept.keys()]);
  const classes = rows.map((row) => {
    const { action, undone_at } = kept.get(row.id)!;
    const { substitute } = sessionAbilities(scope.actor, row);
    return {
      ...{ ...classFacts(row), action, status: row.status, is_returned: undone_at !== null },
      abilities: { substitute },
    };
  });
  return { classes, to_call: await toCall(scope, id) };
}

type ToCall = Pick<PersonToCall, 'student_id' | 'session_ids' | 'called_by' | 'about'> & {
  called_at: Date | null;
  knows_since: Date | null;
};

async function toCall(scope: Scope, changeId: string): Promise<PersonToCall[]> {
  const { rows } = await sql<ToCall>`
    select p.student_id, p.about, p.called_at, p.knows_since, coalesce(u.name, '') as called_by, array(
             select distinct x.session_id from change_classes x
               join class_enrollments e on e.session_id = x.session_id and e.student_id = p.student_id
              where x.change_id = p.change_id) as session_ids
      from change_people p left join users u on u.id = p.called_by
     where p.change_id = ${changeId}::uuid and not p.is_told and p.about <> 'nothing'`.execute(scope.tx);
  const reach = await reachOf(
    scope,
    rows.map((row) => row.student_id),
  );
  return rows
    .map(({ called_at, knows_since, ...row }) => ({
      ...{ ...row, ...reach.get(row.student_id)! },
      called_at: called_at === null ? null : offsetDateTime(called_at, 'UTC'),
      knows_since: knows_since === null ? null : offsetDateTime(knows_since, 'UTC'),
    }))
    .sort((a, b) => a.student_name.localeCompare(b.student_name));
}

async function classesOf({ tx }: Scope, changeId: string): Promise<KeptClass[]> {
  const { rows } = await sql<KeptClass>`
    select x.session_id, x.action, x.undone_at, x.displaced, x.substitute_id, x.substitute_before_id as before_id,
           i.display_name as before_name, x.instructor_before_id, own.display_name as instructor_before_name, x.from_date, x.from_time, x.from_court_id, o.name as from_court_name,
           x.to_date, x.to_time, x.to_court_id
      from change_classes x
      left join instructors i on i.id = x.substitute_before_id
      left join instructors own on own.id = x.instructor_before_id
      left join courts o on o.id = x.from_court_id
     where x.change_id = ${changeId}::uuid`.execute(tx);
  return rows;
}
