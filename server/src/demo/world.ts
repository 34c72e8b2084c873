import { readFileSync } from 'node:fs';
import { addDays, type LocalDate, localDateOf, mondayOf, startOfLocalDay } from '../kernel/time/index.ts';
import { createRandom, type Random } from './random.ts';

export type Row = Record<string, unknown>;

export interface Slot {
  time: string;
  minutes: number;
  kids: boolean;
}
export type TypeName = 'adults' | 'kids' | 'private' | 'clinic';
export interface CoachData {
  name: string;
  court: number;
  years: number;
  bio: string;
  certification: string;
  /** By weekday (0 = Monday): the letters of the slots. */
  days: Record<string, string>;
  teaches: TypeName[];
}
interface ClubData {
  organization: { name: string; slug: string };
  club: { timezone: string; currency: string } & Row;
  courts: { name: string; surface: string; is_indoor: boolean }[];
  types: Record<
    TypeName,
    { name: string; type: string; max_participants: number; base_price: number; color: string }
  >;
  member_discount: number;
  slots: Record<string, Slot>;
  coaches: CoachData[];
  clinics: { name: string; coach: number; court: number; in_weeks: number; time: string }[];
  accounts: { owner: string; club_admin: string };
  notes: string[];
  praise: string[];
  excuses: string[];
}
interface NameData {
  women: string[];
  men: string[];
  surnames: string[];
}

const folder = new URL('../../../db/demo/', import.meta.url);
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T;

/** A demo club in the making: its data, its chance, its calendar, and the rows that it has so far, by table. */
export interface World {
  random: Random;
  data: ClubData;
  names: NameData;
  now: Date;
  timezone: string;
  today: LocalDate;
  /** The first day of its history, a Monday half a year ago, and the last day of what is planned. */
  from: LocalDate;
  until: LocalDate;
  organization_id: string;
  rows: Map<string, Row[]>;
  /** Adds a row of the organization under a new id. */
  add(table: string, row: Row): string;
}

const weeksBack = 26;
const daysAhead = 90;

export function createWorld({ seed, now }: { seed: number; now: Date }): World {
  const data = read<ClubData>('club.json');
  const { timezone } = data.club;
  const today = localDateOf(now, timezone);
  const from = addDays(mondayOf(today), -7 * weeksBack);
  const random = createRandom(seed, startOfLocalDay(from, timezone).getTime());
  const organization_id = random.id();
  const rows = new Map<string, Row[]>();
  return {
    ...{ random, data, now, timezone, today, from, organization_id, rows },
    names: read<NameData>('names.json'),
    until: addDays(today, daysAhead),
    add: (table, row) => {
      const id = random.id();
      const list = rows.get(table) ?? [];
      rows.set(table, list);
      list.push({ organization_id, id, ...row });
      return id;
    },
  };
}
