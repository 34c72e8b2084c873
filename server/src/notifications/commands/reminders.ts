import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addHours } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { reminderTimes } from '../../scheduling/public.ts';
import { settings } from '../../settings.ts';
import { dueReminders, isForHolder, type ReminderTime } from '../rules/reminders.ts';
import { type ClassRow, peopleIn, startingBetween } from '../store/classes.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/**
 * Reminds the enrolled of their classes at the hours that each club has set: once per enrolment, hour and time of
 * the class (one that was moved is a new one to remember). Done twice, it changes nothing more. In one club or in all.
 */
export async function sendReminders(scope: Scope, club_id?: string): Promise<void> {
  for (const club of await listClubs(scope)) {
    if (club_id !== undefined && club.id !== club_id) continue;
    const { reminder_hours } = await settingsOf(scope.tx, settings, { club_id: club.id });
    if (reminder_hours.length > 0) await remindIn(scope, club.id, reminder_hours);
  }
}

async function remindIn(scope: Scope, club_id: string, hours: readonly number[]): Promise<void> {
  const { now } = scope;
  const until = addHours(now, Math.max(...hours));
  const coming = await startingBetween(scope, { club_id, from: now, until });
  const due = new Map<string, Due>(
    coming.flatMap((one): [string, Due][] => {
      const times = dueReminders(reminderTimes(one.starts_at, hours), { ...one, now });
      return times.length > 0 ? [[one.session_id, { one, times }]] : [];
    }),
  );
  const people = await peopleIn(scope, [...due.keys()], ['enrolled']);
  const recipients = await recipientsOf(
    scope,
    people.map((person) => person.student_id),
  );
  const messages = people.flatMap((person) => {
    const { one, times } = due.get(person.session_id) as Due;
    const own = times.filter((time) => isForHolder(time, person.enrolled_at));
    return own.flatMap(({ hours: before, at }) => {
      const key = `${person.enrollment_id}:${before}:${one.starts_at.toISOString()}`;
      const all = recipients.get(person.student_id) ?? [];
      return all.map((to): Message => ({ kind: 'class_reminder', key, to, classes: [one], due_at: at }));
    });
  });
  await tell(scope, messages);
}

interface Due {
  one: ClassRow;
  times: ReminderTime[];
}
