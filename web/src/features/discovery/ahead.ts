import { addDays, type LocalDate } from '../../platform/formats/local-date.ts';
import type { Days, FoundSession } from './api.ts';
import { classState, isBookable } from './class-state.ts';

const DAYS = 14;
const MOST = 8;

/** The days of which a coach's page shows classes. */
export const daysAhead = (today: LocalDate): Days => ({ from: today, until: addDays(today, DAYS - 1) });

/** What somebody gives that has not begun and was not cancelled, in its order. */
export function nextOf(sessions: readonly FoundSession[], instructor_id: string, now: Date): FoundSession[] {
  return sessions
    .filter(({ instructor, status }) => instructor?.id === instructor_id && status !== 'cancelled')
    .filter(({ scheduled_datetime }) => Date.parse(scheduled_datetime) > now.getTime())
    .toSorted((a, b) => Date.parse(a.scheduled_datetime) - Date.parse(b.scheduled_datetime));
}

/** The first few that whoever looks can book, now or soon, or has booked. */
export const offeredOf = (next: readonly FoundSession[], now: Date): FoundSession[] =>
  next
    .filter((session) => {
      const state = classState(session, undefined, now);
      return isBookable(state) || ['opens', 'booked', 'waiting'].includes(state.kind);
    })
    .slice(0, MOST);

/** The levels of these classes, each once. */
export const levelsOf = (sessions: readonly FoundSession[]): FoundSession['level'][] => [
  ...new Map(sessions.map(({ level }) => [level.id, level])).values(),
];
