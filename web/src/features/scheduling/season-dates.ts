import type { LocalDate } from '../../platform/formats/local-date.ts';

const SEPTEMBER = 9;

/** The season that is given, or was last: from September to June, as schools and clubs count. */
export function seasonOf(today: LocalDate): { from: LocalDate; until: LocalDate } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const ends = month >= SEPTEMBER ? year + 1 : year;
  return { from: `${ends - 1}-09-01`, until: `${ends}-06-30` };
}
