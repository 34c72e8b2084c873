import type Holidays from 'date-holidays';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import type { ClubHolidays, HolidayQuery } from '../schemas/holidays.ts';
import { closuresOf, clubOf } from './clubs.ts';

/**
 * The public holidays of a year where a club is, or where it is said to be, with what the club is closed on already.
 * The library has the calendars of some two hundred countries, so that it is loaded when somebody asks.
 */
export async function holidaysOf(scope: Scope, clubId: string, query: HolidayQuery): Promise<ClubHolidays> {
  const { timezone, country: of } = await clubOf(scope, clubId);
  const { default: Library } = await import('date-holidays');
  const all = new Library();
  const year = query.year ?? Number(localDateOf(scope.now, timezone).slice(0, 4));
  const codes = Object.keys(all.getCountries());
  const country = known(query.country ?? of ?? '', codes);
  if (country === null) return { year, country, region: null, countries: codes, regions: [], holidays: [] };
  const states = Object.entries(all.getStates(country, query.language) ?? {});
  const regionCodes = states.map(([code]) => code);
  const region =
    query.region === undefined && query.country === undefined
      ? regionAt(timezone, regionCodes, (code) => zonesOf(Library, country, code))
      : known(query.region ?? '', regionCodes);
  const closed = await closuresOf(scope, clubId, `${year}-01-01`, `${year}-12-31`);
  const days = daysOf(Library, { country, region, year, language: query.language });
  return {
    ...{ year, country, region, countries: codes },
    regions: states.map(([code, name]) => ({ code, name })),
    holidays: days.map((day) => ({
      ...day,
      is_closed: closed.some(
        ({ starts_on, ends_on }) => starts_on <= day.starts_on && ends_on >= day.ends_on,
      ),
    })),
  };
}

const known = (code: string, codes: readonly string[]): string | null => (codes.includes(code) ? code : null);

const zonesOf = (Library: typeof Holidays, country: string, region: string): string[] =>
  new Library(country, region).getTimezones() ?? [''];

/** The only region that has this time zone and no other: the Canary Islands; of Madrid's there are many. */
function regionAt(
  timezone: string,
  regions: readonly string[],
  zones: (region: string) => readonly string[],
): string | null {
  const [first, ...others] = regions.filter((region) => zones(region).every((zone) => zone === timezone));
  return first !== undefined && others.length === 0 ? first : null;
}

interface Where {
  country: string;
  region: string | null;
  year: number;
  language: string;
}

const dayMs = 86_400_000;

function daysOf(Library: typeof Holidays, { country, region, year, language }: Where) {
  const options = { types: ['public' as const], languages: [language] };
  const calendar = region === null ? new Library(country, options) : new Library(country, region, options);
  const days = calendar.getHolidays(year).map(({ date, start, end, name }) => {
    const starts_on = date.slice(0, 10);
    const more = Math.max(Math.round((end.getTime() - start.getTime()) / dayMs), 1) - 1;
    return { starts_on, ends_on: addDays(starts_on, more), name };
  });
  // A day that stands for another may be named twice.
  return days.filter(
    (day, place) => days.findIndex(({ starts_on }) => starts_on === day.starts_on) === place,
  );
}
