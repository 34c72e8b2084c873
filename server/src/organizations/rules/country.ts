type Zoned = Intl.Locale & { getTimeZones(): string[] | undefined };

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));
const known = new Map<string, string | null>();

/** The country that has this time zone; null where that says nothing. */
export function countryOfZone(timezone: string): string | null {
  const before = known.get(timezone);
  if (before !== undefined) return before;
  const found = codes.find((code) => isCountryOf(code, timezone)) ?? null;
  known.set(timezone, found);
  return found;
}

function isCountryOf(code: string, timezone: string): boolean {
  const locale = new Intl.Locale(`und-${code}`) as Zoned;
  // Two letters may be another name of a country, which then has its zones too.
  return locale.region === code && locale.getTimeZones()?.includes(timezone) === true;
}
