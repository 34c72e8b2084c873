import { actsFor } from '../../clients/public.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getAttendance } from '../queries.ts';
import type { Attendance, Feedback } from '../schemas.ts';
import { lockAttendance, saveFeedback } from '../store.ts';
import { refusal } from './save.ts';

/** What a student (or guardian) thinks of a class they attended. Throws 404 for others', 409 for a missed class. */
export async function giveFeedback(scope: Scope, id: string, input: Feedback): Promise<Attendance> {
  const row = await lockAttendance(scope, id);
  if (!row || !actsFor(scope.actor, row.student_id)) throw notFound('attendance');
  if (!row.present) throw refusal('not_attended');
  await saveFeedback(scope, id, input);
  return getAttendance(scope, row.enrollment_id);
}
