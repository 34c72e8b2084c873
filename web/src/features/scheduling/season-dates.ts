import type { LocalDate } from '../../platform/formats/local-date.ts';

interface SeasonDates {
  from: LocalDate;
  until: LocalDate;
  start_date: LocalDate;
  end_date: LocalDate;
}

const SEPTEMBER = 9;

/** The season that is given, or was last, and the next one: from September to June, as schools and clubs count. */
export function seasonDates(today: LocalDate): SeasonDates {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const next = month >= SEPTEMBER ? year + 1 : year;
  return {
    ...{ from: `${next - 1}-09-01`, until: `${next}-06-30` },
    ...{ start_date: `${next}-09-01`, end_date: `${next + 1}-06-30` },
  };
}
