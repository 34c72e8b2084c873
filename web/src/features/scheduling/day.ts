import type { Session } from './api.ts';

export interface Hour {
  /** `19:00` */
  time: string;
  sessions: Session[];
}

/** Sessions put together by the time that they start; within it by court, then by name. */
export function byStart(sessions: readonly Session[], timeOf: (instant: string) => string): Hour[] {
  const hours = new Map<string, Session[]>();
  const sorted = [...sessions].sort((a, b) => a.scheduled_datetime.localeCompare(b.scheduled_datetime));
  for (const session of sorted) {
    const time = timeOf(session.scheduled_datetime);
    hours.set(time, [...(hours.get(time) ?? []), session]);
  }
  const place = ({ court, name }: Session) => `${court?.name ?? '~'} ${name}`;
  const inOrder = (a: Session, b: Session) => place(a).localeCompare(place(b), undefined, { numeric: true });
  return [...hours].map(([time, together]) => ({ time, sessions: together.sort(inOrder) }));
}

export interface DayTotals {
  classes: number;
  taken: number;
  places: number;
  waiting: number;
  arrived: number;
}

/** The day in numbers; cancelled classes do not count. */
export function totalsOf(sessions: readonly Session[]): DayTotals {
  const held = sessions.filter(({ status }) => status !== 'cancelled');
  const sum = (of: (session: Session) => number) => held.reduce((total, one) => total + of(one), 0);
  return {
    classes: held.length,
    taken: sum((one) => one.enrolled_count),
    places: sum((one) => one.max_participants),
    waiting: sum((one) => one.waitlisted_count),
    arrived: sum((one) => one.attended_count),
  };
}

export type Worry = 'no_coach' | 'under_minimum';

/** What somebody should look after before the class begins. */
export function worries(session: Session): Worry[] {
  if (session.status !== 'scheduled' && session.status !== 'confirmed') return [];
  const found: Worry[] = [];
  if (!session.instructor && !session.substitute_instructor) found.push('no_coach');
  if (session.enrolled_count < session.min_participants) found.push('under_minimum');
  return found;
}
