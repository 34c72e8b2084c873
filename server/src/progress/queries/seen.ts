import { type Client, getClient } from '../../clients/public.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, localDateOf, startOfLocalDay } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import { type Judged, seesProgress } from '../access.ts';
import { hasTaught } from '../store.ts';

type Student = Pick<Client, 'id' | 'display_name' | 'level' | 'home_club_id' | 'merged_into' | 'erased_at'>;

export interface Seen {
  student: Student;
  judged: Judged;
  /** Where they are at home. */
  timezone: string;
  today: LocalDate;
}

/** Whether the actor has taught somebody, as the rules ask. */
export async function judgedOf(scope: Scope, student_id: string): Promise<Judged> {
  const own = ownInstructorId(scope.actor);
  return { student_id, has_taught: own !== undefined && (await hasTaught(scope, student_id, own)) };
}

/** A student whose progress the actor may see. Throws 403 for coaches who have not taught them, 404. */
export async function seenStudent(scope: Scope, id: string): Promise<Seen> {
  const student = await getClient(scope, id);
  const judged = await judgedOf(scope, id);
  if (!seesProgress(scope.actor, judged)) throw forbidden('You have not taught this student.');
  const timezone = await homeZone(scope, student.home_club_id);
  return { student, judged, timezone, today: localDateOf(scope.now, timezone) };
}

/** Today, where somebody is at home. */
export const todayFor = async (
  scope: Scope,
  { home_club_id }: Pick<Student, 'home_club_id'>,
): Promise<LocalDate> => localDateOf(scope.now, await homeZone(scope, home_club_id));

/** When today began, where somebody is at home. */
export async function dayBegan(scope: Scope, { home_club_id }: Pick<Student, 'home_club_id'>): Promise<Date> {
  const timezone = await homeZone(scope, home_club_id);
  return startOfLocalDay(localDateOf(scope.now, timezone), timezone);
}

/** The zone of somebody's club, or of the first one. */
async function homeZone(scope: Scope, club_id: string | null): Promise<string> {
  const clubs = await listClubs(scope);
  return (clubs.find(({ id }) => id === club_id) ?? clubs[0])?.timezone ?? 'UTC';
}
