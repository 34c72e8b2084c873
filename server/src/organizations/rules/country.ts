type Zoned = Intl.Locale & { getTimeZones(): string[] | undefined };

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Every two letters that are a country's own, and no other name of one. */
const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => new Intl.Locale(`und-${code}`).region === code);

const known = new Map<string, string | null>();

/** The country that has this time zone; null where that says nothing. */
export function countryOfZone(timezone: string): string | null {
  const before = known.get(timezone);
  if (before !== undefined) return before;
  const of = (code: string) => (new Intl.Locale(`und-${code}`) as Zoned).getTimeZones() ?? [];
  const found = codes.find((code) => of(code).includes(timezone)) ?? null;
  known.set(timezone, found);
  return found;
}
