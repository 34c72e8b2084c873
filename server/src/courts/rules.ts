import { flagCell, type ListFile } from '../kernel/cells/list-file.ts';
import { conflict, type Problem } from '../kernel/problem.ts';
import { addHours, type Interval, localDateOf, localTimeOf } from '../kernel/time/index.ts';
import type { Court } from './schemas.ts';

export const courtFile: ListFile<Court> = {
  name: { es: 'pistas', en: 'courts' },
  action: 'courts.exported',
  columns: [
    ['Nombre', 'Name', (one) => one.name],
    ['Superficie', 'Surface', (one) => one.surface],
    ['Cubierta', 'Indoor', (one, language) => flagCell(one.is_indoor, language)],
    ['En uso', 'In use', (one, language) => flagCell(one.is_active, language)],
  ],
};

/** The longest reservation. Queries rely on it: what began earlier than this before a range is over by then. */
export const maxReservationDays = 31;
export const maxRangeDays = 62;

/** No reservation that is still running at `from` began before this (the clock may have gone back meanwhile). */
export const earliestStart = (from: Date): Date => addHours(from, -(maxReservationDays * 24 + 1));

/** Something that takes a court for a while. */
export type Busy = Interval & {
  court_id: string;
  booking_type: string;
  title: string;
  class_session_id: string | null;
};

/** 409 that names what is there; `conflicts` (instants in UTC) for screens. */
export function courtBusy(conflicts: (Busy & { court_name: string; timezone: string })[]): Problem {
  const shown = conflicts.slice(0, 3).map(describe);
  const more = conflicts.length > shown.length ? ` and ${conflicts.length - shown.length} more` : '';
  const message =
    shown.length > 0
      ? `The court is taken: ${shown.join('; ')}${more}.`
      : 'The court was taken a moment ago.';
  const [first] = conflicts;
  return conflict('courts.court_busy', message, {
    ...(first && { params: { ...whereAndWhen(first), count: conflicts.length } }),
    conflicts: conflicts.map(({ timezone, ...shownToScreens }) => shownToScreens),
  });
}

/** What a sentence about it names, in the club's wall time. */
const whereAndWhen = (busy: Busy & { court_name: string; timezone: string }) => ({
  court: busy.court_name,
  title: busy.title,
  date: localDateOf(busy.starts_at, busy.timezone),
  time: localTimeOf(busy.starts_at, busy.timezone),
});

function describe(busy: Busy & { court_name: string; timezone: string }): string {
  const { timezone } = busy;
  const from = `${localDateOf(busy.starts_at, timezone)} ${localTimeOf(busy.starts_at, timezone).slice(0, 5)}`;
  const until = localTimeOf(busy.ends_at, timezone).slice(0, 5);
  return `${busy.court_name}, ${from}–${until}, ${busy.title || busy.booking_type}`;
}
