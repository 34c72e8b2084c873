import {
  clockMinutes,
  clockTime,
  eachDate,
  type LocalDate,
  localWeekday,
} from '../../../kernel/time/index.ts';
import { recurrenceDates } from '../../../scheduling/rules/recurrence-dates.ts';
import type { Start } from '../puzzle.ts';
import type { FactSchedule, Facts } from './facts.ts';
import { seasonOf } from './season.ts';
import { type Span, touch } from './spans.ts';

/** The name of an hour: the letter of the club, the weekday (1 = Monday), the time, and how long. */
export function startId(club: number, weekday: number, { from, to }: Span): string {
  return `${String.fromCharCode(97 + club)}${weekday + 1}${clockTime(from).replace(':', '')}-${to - from}`;
}

/** The dates of a term on which its club is open, by weekday. */
export function datesOf({ closures }: Facts, term: Facts['terms'][number]): Map<number, Set<LocalDate>> {
  const own = closures.filter(({ club_id }) => club_id === term.club_id);
  const days = new Map<number, Set<LocalDate>>();
  for (const date of eachDate(term.starts_on, term.ends_on)) {
    if (own.some(({ starts_on, ends_on }) => starts_on <= date && date <= ends_on)) continue;
    const weekday = localWeekday(date);
    days.set(weekday, (days.get(weekday) ?? new Set()).add(date));
  }
  return days;
}

interface Entry extends Span {
  weekday: number;
  dates: Set<LocalDate>;
}

/** When courts and coaches are taken, by their id. */
export class Calendar {
  readonly #entries = new Map<string, Map<string, Entry>>();

  add(id: string, weekday: number, { from, to }: Span, dates: Iterable<LocalDate>): void {
    const own = this.#entries.get(id) ?? new Map<string, Entry>();
    this.#entries.set(id, own);
    const key = `${weekday} ${from} ${to}`;
    const entry = own.get(key) ?? { weekday, from, to, dates: new Set() };
    own.set(key, entry);
    for (const date of dates) entry.dates.add(date);
  }

  /** On how many of these dates it is taken at some moment of this hour. */
  takenOn(
    id: string,
    start: Pick<Start, 'weekday' | 'minute' | 'minutes'>,
    among: ReadonlySet<LocalDate>,
  ): number {
    const span = { from: start.minute, to: start.minute + start.minutes };
    const dates = new Set<LocalDate>();
    for (const entry of this.#entries.get(id)?.values() ?? [])
      if (entry.weekday === start.weekday - 1 && touch(entry, span))
        for (const date of entry.dates) if (among.has(date)) dates.add(date);
    return dates.size;
  }

  /** How many minutes a week it is taken on the average. */
  weekly(id: string, weeks: number): number {
    let minutes = 0;
    for (const { from, to, dates } of this.#entries.get(id)?.values() ?? [])
      minutes += (to - from) * dates.size;
    return minutes / weeks;
  }
}

/** Courts and coaches, taken by what the plan leaves as it is. */
export function calendarOf(facts: Facts, others: readonly FactSchedule[]): Calendar {
  const calendar = new Calendar();
  for (const { id, weekday, from, to, dates } of facts.taken) calendar.add(id, weekday, { from, to }, dates);
  const { first, last } = seasonOf(facts.terms);
  for (const group of others) {
    const exdates = new Set(group.exdates);
    const dates = [...recurrenceDates(group, first, last)].filter((date) => !exdates.has(date));
    const from = clockMinutes(group.start_time);
    for (const [weekday, some] of Map.groupBy(dates, localWeekday))
      for (const id of [group.court_id, group.instructor_id, ...group.assistant_instructor_ids])
        if (id !== null) calendar.add(id, weekday, { from, to: from + group.duration_minutes }, some);
  }
  return calendar;
}

/** The weekday of a group that is held once every week; undefined for others. */
export function weeklyDay({ recurrence, recurrence_days, start_date }: FactSchedule): number | undefined {
  if (recurrence !== 'weekly' || recurrence_days.length > 1) return undefined;
  return recurrence_days[0] ?? localWeekday(start_date);
}
