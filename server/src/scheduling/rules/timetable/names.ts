import { placePrice } from '../../../catalog/rules.ts';
import { scaled } from '../../../kernel/cells/numbers.ts';
import { meaningOf, nameKey } from '../../../kernel/cells/words.ts';
import { minorUnits } from '../../../kernel/money.ts';
import type { FailCell, RowProblem } from './columns.ts';
import { type TypeKind, typeKinds } from './defaults.ts';
import type { TimetableRow } from './row.ts';
import { kindWords, levelWords } from './words.ts';

/** What an organization has already that a timetable may name. */
export interface KnownNames {
  clubs: readonly KnownClub[];
  levels: readonly { id: string; name: string; display_name: string }[];
  types: readonly KnownType[];
  instructors: readonly KnownInstructor[];
  courts: readonly { id: string; club_id: string; name: string; is_active: boolean }[];
}
interface KnownClub {
  id: string;
  name: string;
  timezone: string;
  currency: string;
  is_active: boolean;
}
interface KnownType {
  id: string;
  name: string;
  type: string;
  currency: string;
  max_participants: number;
  base_price?: number;
  price_per_participant?: boolean;
}
interface KnownInstructor {
  id: string;
  display_name: string;
  club_ids: readonly string[];
  /** In use unless it says no. */
  is_active?: boolean;
}

/** What whoever imports may make; a club's admin imports into their own clubs only. */
export interface Rights {
  add_club: boolean;
  run: (club_id: string) => boolean;
}

/** A club of the file: `id` null for one that is to be made. */
export interface NamedClub {
  id: string | null;
  name: string;
  timezone: string;
  currency: string;
}
/** A row with what its names stand for; null for what is to be made, or was not named. */
export interface NamedRow {
  row: TimetableRow;
  club: NamedClub;
  class_type: KnownType | { id: null; kind: TypeKind };
  level_id: string;
  instructor: KnownInstructor | null;
  /** In the order of the row's names. */
  assistants: (KnownInstructor | null)[];
  court_id: string | null;
}

/** Looks up every name of the file; a row whose names cannot stand is a problem. */
export function resolveNames(
  rows: readonly TimetableRow[],
  known: KnownNames,
  rights: Rights,
): { named: NamedRow[]; problems: RowProblem[] } {
  const clubs = clubsOf(rows, known.clubs);
  const named: NamedRow[] = [];
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const found = resolveRow(row, known, { rights, clubs });
    if (Array.isArray(found)) problems.push(...found);
    else named.push(found);
  }
  return { named, problems };
}

type Clubs = Map<string, Partial<NamedClub> & { is_active: boolean; id: string | null; name: string }>;

function resolveRow(
  row: TimetableRow,
  known: KnownNames,
  { rights, clubs }: { rights: Rights; clubs: Clubs },
): NamedRow | RowProblem[] {
  const problems: RowProblem[] = [];
  const fail: FailCell = (column, code, message, params = {}) => {
    problems.push({ line: row.line, column, code, params, message });
    return null;
  };
  const club = resolveClub(row, { club: clubs.get(nameKey(row.club)), rights, fail });
  const level_id = levelOf(row.level ?? 'all_levels', known.levels)?.id;
  const levels = known.levels.map((one) => one.name);
  if (level_id === undefined)
    fail('level', 'unknown_level', `“${row.level}” is not one of ${levels.join(', ')}`, {
      value: row.level ?? '',
      levels,
    });
  const class_type = club && typeOf(row, known.types, club.currency);
  if (club && !class_type)
    fail(
      'class_type',
      'unknown_type',
      `“${row.class_type}” is neither one of ${typeKinds.join(', ')} nor a class type of yours`,
      { value: row.class_type ?? '', kinds: typeKinds },
    );
  const priced = club && withPrices(row, club.currency, fail);
  if (class_type && club && borrowsPrice(priced ?? row, class_type, club.currency))
    fail(
      'class_type',
      'other_type_currency',
      `${row.class_type} is priced in another currency than ${club.name}`,
      {
        name: row.class_type ?? '',
        currency: club.currency,
      },
    );
  const court = courtIn(row, known, club?.id ?? null);
  if (court && !court.is_active)
    fail('court', 'not_in_use', `${row.court} is not in use`, { name: row.court ?? '' });
  const coach = (column: 'instructor' | 'assistants', name: string) => {
    const one = instructorOf(name, known);
    if (one?.is_active === false) fail(column, 'not_in_use', `${name} is not in use`, { name });
    else if (one && !mayTeach(one, club?.id ?? null, rights))
      fail(column, 'not_at_club', `${name} does not teach at this club: an owner can add them`, { name });
    return one;
  };
  const instructor = row.instructor === null ? null : coach('instructor', row.instructor);
  const assistants = row.assistants.map((name) => coach('assistants', name));
  if (problems.length > 0 || !club || !class_type || !priced || level_id === undefined) return problems;
  return { row: priced, club, class_type, level_id, instructor, assistants, court_id: court?.id ?? null };
}

/** A level by its key, by the name that it has here, or by what people call the usual ones. */
function levelOf(level: string, levels: KnownNames['levels']) {
  const key = nameKey(level);
  const own = levels.find((one) => [one.name, nameKey(one.display_name)].includes(key));
  return own ?? levels.find((one) => one.name === meaningOf(level, levelWords));
}

/** The row with its prices in the smallest unit of the club's currency; null when that has fewer decimals. */
function withPrices(row: TimetableRow, currency: string, fail: FailCell): TimetableRow | null {
  const digits = minorUnits(currency);
  const priceOf = (column: 'price' | 'member_price'): number | null | undefined => {
    const decimal = row[`${column}_decimal`];
    if (decimal === null) return row[column];
    const price = scaled(decimal, digits);
    if (price !== null && price <= 1_000_000_000) return price;
    fail(column, 'too_many_decimals', `“${decimal}” is no price in ${currency}`, {
      value: decimal,
      currency,
    });
    return undefined;
  };
  const [price, member_price] = [priceOf('price'), priceOf('member_price')];
  if (price === undefined || member_price === undefined) return null;
  return { ...row, price, member_price, price_decimal: null, member_price_decimal: null };
}

/** The price of a class type is none in another currency. */
const borrowsPrice = ({ price }: TimetableRow, type: NamedRow['class_type'], currency: string): boolean =>
  type.id !== null &&
  type.currency !== currency &&
  (type.base_price ?? 0) > 0 &&
  price === placePriceOf(type);

const placePriceOf = ({
  base_price = 0,
  price_per_participant = true,
  max_participants,
}: KnownType): number => placePrice({ base_price, price_per_participant, max_participants });

const courtIn = ({ court }: TimetableRow, { courts }: KnownNames, club_id: string | null) =>
  court === null || club_id === null
    ? undefined
    : courts.find((one) => one.club_id === club_id && nameKey(one.name) === nameKey(court));

const instructorOf = (name: string, { instructors }: KnownNames) =>
  instructors
    .filter((one) => nameKey(one.display_name) === nameKey(name))
    .sort((a, b) => Number(a.is_active === false) - Number(b.is_active === false))[0] ?? null;

/** Somebody of another club is brought here only by those who run that one too. */
const mayTeach = ({ club_ids }: KnownInstructor, club_id: string | null, rights: Rights): boolean =>
  rights.add_club || club_ids.some((id) => id === club_id || rights.run(id));

/** The clubs by name; of a new one, its zone and currency are those of the first row that says. */
function clubsOf(rows: readonly TimetableRow[], known: readonly KnownClub[]): Clubs {
  const clubs: Clubs = new Map(known.map((one) => [nameKey(one.name), one]));
  for (const { club: name, timezone, currency } of rows) {
    const key = nameKey(name);
    const club = clubs.get(key) ?? { id: null, name, is_active: true };
    clubs.set(key, club);
    if (club.id !== null) continue;
    if (timezone !== null) club.timezone ??= timezone;
    if (currency !== null) club.currency ??= currency;
  }
  return clubs;
}

function resolveClub(
  row: TimetableRow,
  { club, rights, fail }: { club: ReturnType<Clubs['get']>; rights: Rights; fail: FailCell },
): NamedClub | null {
  if (!club) return null;
  const { id, name, timezone, currency } = club;
  if (!club.is_active) return fail('club', 'not_in_use', `${name} is not in use`, { name });
  if (id === null && !rights.add_club)
    return fail('club', 'no_such_club', `There is no club “${name}”: an owner can add one`, { name });
  if (id !== null && !rights.run(id))
    return fail('club', 'not_your_club', `You do not run ${name}`, { name });
  if (timezone === undefined)
    return fail('timezone', 'new_club_timezone', `${name} is new: say its time zone`, { name });
  if (currency === undefined)
    return fail('currency', 'new_club_currency', `${name} is new: say its currency`, { name });
  if (row.timezone !== null && row.timezone !== timezone)
    return fail('timezone', 'other_timezone', `${row.timezone}, but ${name} is in ${timezone}`, {
      value: row.timezone,
      name,
      timezone,
    });
  if (row.currency !== null && row.currency !== currency)
    return fail('currency', 'other_currency', `${row.currency}, but ${name} charges in ${currency}`, {
      value: row.currency,
      name,
      currency,
    });
  return { id, name, timezone, currency };
}

/**
 * One class type for each kind (and currency), not one for each name: types are what packages, prices and filters
 * hang on, so a usable catalog has a handful; the name of the class is its schedule's. A type may be named instead.
 */
function typeOf(
  { class_type }: TimetableRow,
  types: readonly KnownType[],
  currency: string,
): NamedRow['class_type'] | null {
  const wanted = nameKey(class_type ?? 'group');
  const byName = types.find((one) => nameKey(one.name) === wanted);
  if (byName) return byName;
  const kind = typeKinds.find((one) => one === wanted) ?? meaningOf(wanted, kindWords);
  if (!kind) return null;
  return types.find((one) => one.type === kind && one.currency === currency) ?? { id: null, kind };
}
