import { describe, expect, test } from 'vitest';
import type { CoachChoice } from '../../schemas/timetable.ts';
import { findClashes } from './clashes.ts';
import { startInWeekOf } from './dates.ts';
import { withDefaults } from './defaults.ts';
import { readHeader } from './header.ts';
import { keysOf } from './keys.ts';
import { type KnownNames, type Rights, resolveNames } from './names.ts';
import { type Cells, columns, readRow, type TimetableRow } from './row.ts';

const cells = (given: Partial<Cells> = {}): Cells => ({
  ...(Object.fromEntries(columns.map((column) => [column, ''])) as unknown as Cells),
  ...{ club: 'Norte', class_name: 'Iniciación', weekday: 'TU', start_time: '19:00' },
  ...given,
});
function row(given: Partial<Cells> = {}, line = 2): TimetableRow {
  const read = readRow(line, cells(given));
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read;
}
const wrong = (given: Partial<Cells>) => {
  const read = readRow(7, cells(given));
  return Array.isArray(read) ? read.map(({ line, column, message }) => [line, column, message]) : read;
};

describe('reading a row', () => {
  test('needs a club, a class, a weekday and a time; everything else may be empty', () => {
    expect(row({ weekday: 'su', start_time: '9:30' })).toMatchObject({
      weekday: 6,
      start_time: '09:30',
      level: null,
      price: null,
      end_date: null,
    });
    expect(wrong({ club: '', class_name: '', weekday: '', start_time: '' })).toEqual([
      [7, 'club', 'is missing'],
      [7, 'class_name', 'is missing'],
      [7, 'weekday', 'is missing'],
      [7, 'start_time', 'is missing'],
    ]);
  });

  test.each<[Partial<Cells>, string]>([
    [{ weekday: 'Tuesday' }, 'weekday'],
    [{ start_time: '25:00' }, 'start_time'],
    [{ duration_minutes: '4' }, 'duration_minutes'],
    [{ duration_minutes: '1,5' }, 'duration_minutes'],
    [{ max_participants: '0' }, 'max_participants'],
    [{ min_participants: '5', max_participants: '4' }, 'max_participants'],
    [{ price_minor: '15.00' }, 'price_minor'],
    [{ member_price_minor: '-1' }, 'member_price_minor'],
    [{ currency: 'EURO' }, 'currency'],
    [{ start_date: '14/09/2026' }, 'start_date'],
    [{ start_date: '2026-02-30' }, 'start_date'],
    [{ start_date: '2026-09-14', end_date: '2026-09-13' }, 'end_date'],
    [{ timezone: '+02:00' }, 'timezone'],
    [{ court: 'x'.repeat(101) }, 'court'],
  ])('says line and column of what it cannot read: %j', (given, column) => {
    expect(wrong(given)).toEqual([[7, column, expect.any(String)]]);
  });

  test('reports everything that is wrong with it at once', () => {
    expect(wrong({ weekday: 'XX', price_minor: 'dear' })).toHaveLength(2);
  });
});

describe('the first line', () => {
  test('names the columns in any order and letter case', () => {
    const read = readHeader(['Start_Time', ' weekday', 'class_name', 'CLUB'], 1);
    if (Array.isArray(read)) throw new Error('refused');
    expect(read(['19:00', 'TU', 'A', ' B '])).toMatchObject({ club: 'B', weekday: 'TU', court: '' });
  });

  test('is refused with unknown, doubled or missing columns', () => {
    const problems = readHeader(['club', 'club', 'class_name', 'coach', 'weekday'], 1);
    expect((problems as { message: string }[]).map((one) => one.message.split('.')[0])).toEqual([
      'There is no column “coach”',
      '“club” is there twice',
      'Column start_time is missing',
    ]);
  });
});

describe('a court or a coach in two places', () => {
  const clashing = (...rows: TimetableRow[]) =>
    findClashes(rows).problems.map(({ line, column }) => `${line} ${column}`);
  const ana = { instructor: 'Ana', duration_minutes: '60' };

  test('is found when the times overlap, and not when they touch', () => {
    expect(clashing(row(ana, 2), row({ ...ana, start_time: '19:59' }, 3))).toEqual(['3 instructor']);
    expect(clashing(row(ana, 2), row({ ...ana, start_time: '20:00' }, 3))).toEqual([]);
    expect(clashing(row(ana, 2), row({ ...ana, start_time: '18:01' }, 3))).toEqual(['3 instructor']);
  });

  test('is found however the name is written, in any club for a coach, in its own club for a court', () => {
    expect(clashing(row(ana, 2), row({ ...ana, instructor: ' ANA ', club: 'Sur' }, 3))).toEqual([
      '3 instructor',
    ]);
    expect(clashing(row({ court: 'P1' }, 2), row({ court: 'P1', club: 'Sur' }, 3))).toEqual([]);
    expect(clashing(row({ court: 'P1' }, 2), row({ court: 'p1' }, 3))).toEqual(['3 court']);
  });

  test('reaches over midnight and over the week’s end', () => {
    const night = row({ ...ana, weekday: 'SU', start_time: '23:30', duration_minutes: '90' }, 2);
    expect(clashing(night, row({ ...ana, weekday: 'MO', start_time: '00:30' }, 3))).toEqual(['3 instructor']);
    expect(clashing(night, row({ ...ana, weekday: 'MO', start_time: '01:00' }, 3))).toEqual([]);
  });

  test('is none when one course has ended before the other starts', () => {
    const autumn = row({ ...ana, start_date: '2026-09-15', end_date: '2026-12-15' }, 2);
    expect(clashing(autumn, row({ ...ana, start_date: '2027-01-12' }, 3))).toEqual([]);
    expect(clashing(autumn, row({ ...ana, start_date: '2026-12-15' }, 3))).toEqual(['3 instructor']);
  });

  test('leaves the earlier row its place, and what clashes takes none', () => {
    const rows = [
      row({ ...ana, court: 'P1' }, 2),
      row({ ...ana, court: 'P2', start_time: '19:30' }, 3),
      row({ court: 'P2', start_time: '19:30' }, 4),
    ];
    expect(findClashes(rows).fitting.map((one) => one.line)).toEqual([2, 4]);
  });
});

describe('several coaches in a row', () => {
  const who = (given: Partial<Cells>, names: readonly string[] = [], choice?: CoachChoice) => {
    const isName = (text: string) => names.includes(text);
    const read = readRow(2, cells(given), { isName, choiceOf: () => choice });
    if (Array.isArray(read)) return read.map(({ column, code }) => [column, code]);
    return [read.instructor, ...read.assistants];
  };

  test('are the coach and who helps, however they are joined, in one column or in two', () => {
    for (const cell of [
      'Ana & Bea',
      'Ana y Bea',
      'Ana / Bea',
      'Ana/Bea',
      'Ana + Bea',
      'Ana; Bea',
      'Ana and Bea',
    ])
      expect(who({ instructor: cell }), cell).toEqual(['Ana', 'Bea']);
    expect(who({ instructor: 'Ana Ruiz con Íñigo e Isa' })).toEqual(['Ana Ruiz', 'Íñigo', 'Isa']);
    expect(who({ instructor: 'Ana', assistants: 'Bea, Cai y Eva' })).toEqual(['Ana', 'Bea', 'Cai', 'Eva']);
    expect(who({ assistants: 'Bea' })).toEqual([null, 'Bea']);
  });

  test('are each named once, and are no names of one', () => {
    expect(who({ instructor: 'Ana & ANA & Bea', assistants: 'bea / Ana' })).toEqual(['Ana', 'Bea']);
    expect(who({ instructor: 'Yolanda Conde' })).toEqual(['Yolanda Conde']);
  });

  test('may be one with a surname of two words: a known name is, of others the reader is asked', () => {
    const cell = 'María Ortega y Gasset';
    expect(who({ instructor: cell }, [cell])).toEqual([cell]);
    expect(who({ instructor: `Ana & ${cell}` }, [cell])).toEqual(['Ana', cell]);
    expect(who({ instructor: 'Bar & Co' }, ['Bar & Co'])).toEqual(['Bar & Co']);
    expect(who({ instructor: cell }, ['María Ortega', 'Gasset'])).toEqual(['María Ortega', 'Gasset']);
    expect(who({ instructor: 'Ana y Luis Gil' })).toEqual(['Ana', 'Luis Gil']);
    expect(who({ instructor: cell })).toEqual([['instructor', 'one_or_several']]);
    expect(who({ assistants: 'Cai, Ana Ruiz e Íñigo Gil' })).toEqual([['assistants', 'one_or_several']]);
    expect(who({ instructor: cell }, [], 'one')).toEqual([cell]);
    expect(who({ instructor: cell }, [], 'several')).toEqual(['María Ortega', 'Gasset']);
  });

  test('are nine at most', () => {
    const nine = Array.from({ length: 9 }, (_, at) => `Coach ${at}`).join(' & ');
    expect(who({ instructor: 'Ana', assistants: nine })).toEqual([['assistants', 'out_of_range']]);
    expect(who({ instructor: nine })).toHaveLength(9);
  });

  test('are in one place at a time, whatever they do there', () => {
    const rows = [
      row({ instructor: 'Ana & Bea' }, 2),
      row({ instructor: 'bea', start_time: '19:30' }, 3),
      row({ instructor: 'Cai', assistants: 'Ana', start_time: '19:30' }, 4),
      row({ instructor: 'Cai', start_time: '20:30' }, 5),
    ];
    const { problems } = findClashes(rows);
    expect(problems.map(({ line, column, params }) => [line, column, params.name])).toEqual([
      [3, 'instructor', 'bea'],
      [4, 'assistants', 'Ana'],
    ]);
  });

  test('do not make another row of it: who helps may change from file to file', () => {
    const [one, two] = keysOf([row({ instructor: 'Ana & Bea' })]).concat(
      keysOf([row({ instructor: 'Ana' })]),
    );
    expect(one!.key).toBe(two!.key);
  });
});

describe('another first week', () => {
  test('moves everything by whole weeks, so that weekdays stay', () => {
    const rows = [
      row({ start_date: '2020-01-02', weekday: 'TH' }),
      row({ start_date: '2020-01-06', weekday: 'MO', end_date: '2020-03-30' }),
      row({ weekday: 'WE' }),
    ];
    expect(startInWeekOf(rows, '2026-11-25').map((one) => [one.start_date, one.end_date])).toEqual([
      ['2026-11-26', null],
      ['2026-11-30', '2027-02-22'],
      ['2026-11-23', null],
    ]);
  });
});

describe('what makes a row the same', () => {
  const keys = (...rows: TimetableRow[]) => keysOf(rows).map((one) => one.key);

  test('is the class, its time and its place, not its price', () => {
    expect(keys(row({ price_minor: '1500' }))).toEqual(keys(row({ price_minor: '1800' })));
    expect(keys(row())).not.toEqual(keys(row({ court: 'P1' })));
  });

  test('equal rows are classes side by side, in any order of the file', () => {
    const file = keysOf([row({}, 2), row({ class_name: 'Otra' }, 3), row({}, 4)]);
    expect(new Set(file.map((one) => one.key)).size).toBe(3);
    expect(file.map((one) => one.is_repeated)).toEqual([false, false, true]);
    expect(new Set(keys(row({}, 9), row({}, 2)))).toEqual(new Set(keys(row({}, 2), row({}, 4))));
  });

  test('a course that ends is another one when it starts again; a class without end is not', () => {
    const term = { start_date: '2026-09-15', end_date: '2026-12-15' };
    expect(keys(row(term))).not.toEqual(
      keys(row({ ...term, start_date: '2027-01-12', end_date: '2027-03-30' })),
    );
    expect(keys(row({ start_date: '2026-09-15' }))).toEqual(keys(row({ start_date: '2027-01-12' })));
  });
});

describe('what a row does not say', () => {
  test('gets a default, and every default that was used is counted', () => {
    const used = new Map();
    const from = { type_max: () => undefined, today: '2026-11-22' };
    expect(withDefaults(row(), from, used)).toMatchObject({
      class_type: 'group',
      level: 'all_levels',
      duration_minutes: 60,
      min_participants: 1,
      max_participants: 20,
      price: 0,
      member_price: null,
      start_date: '2026-11-22',
    });
    withDefaults(row({ level: 'beginner' }), from, used);
    const counted = Object.fromEntries([...used.values()].map((one) => [one.column, one.count]));
    expect(counted).toMatchObject({ level: 1, price_minor: 2, max_participants: 2 });
  });

  test('the most people are those of the class type, one in a private class, and never fewer than the least', () => {
    const max = (given: Partial<Cells>, type_max?: number) =>
      withDefaults(row(given), { type_max: () => type_max, today: '2026-11-22' }, new Map()).max_participants;
    expect(max({}, 4)).toBe(4);
    expect(max({ class_type: 'individual' })).toBe(1);
    expect(max({ min_participants: '6' }, 4)).toBe(6);
  });
});

describe('the names of a file', () => {
  const club = { id: 'n', name: 'Norte', timezone: 'Europe/Madrid', currency: 'EUR', is_active: true };
  const known: KnownNames = {
    clubs: [club],
    levels: [
      { id: 'all', name: 'all_levels', display_name: 'Todos los niveles' },
      { id: 'beg', name: 'beginner', display_name: 'Principiante' },
    ],
    types: [{ id: 't', name: 'Grupo', type: 'group', currency: 'EUR', max_participants: 4 }],
    instructors: [{ id: 'i', display_name: 'Ana Ruiz', club_ids: ['s'] }],
    courts: [{ id: 'c', club_id: 'n', name: 'Pista 1', is_active: false }],
  };
  const owner: Rights = { add_club: true, run: () => true };
  const admin: Rights = { add_club: false, run: (id) => id === 'n' };
  const problems = (given: Partial<Cells>, rights = owner) =>
    resolveNames([row(given)], known, rights).problems.map((one) => one.column);

  test('are found however they are written; levels and types by key or name', () => {
    const { named } = resolveNames(
      [row({ club: ' norte', level: 'PRINCIPIANTE', class_type: 'grupo', instructor: 'ana  ruiz' })],
      known,
      owner,
    );
    expect(named[0]).toMatchObject({
      club: { id: 'n' },
      level_id: 'beg',
      class_type: { id: 't' },
      instructor: { id: 'i' },
    });
  });

  test('one class type serves all classes of its kind and currency', () => {
    const { named } = resolveNames([row(), row({ class_type: 'clinic' })], known, owner);
    expect(named.map((one) => one.class_type)).toMatchObject([{ id: 't' }, { id: null, kind: 'clinic' }]);
  });

  test('that do not exist or contradict the club are problems of their column', () => {
    expect(problems({ level: 'expert' })).toEqual(['level']);
    expect(problems({ class_type: 'zumba' })).toEqual(['class_type']);
    expect(problems({ timezone: 'Europe/London' })).toEqual(['timezone']);
    expect(problems({ currency: 'GBP' })).toEqual(['currency']);
    expect(problems({ court: 'pista 1' })).toEqual(['court']);
  });

  test('a new club needs a zone and a currency, from any of its rows', () => {
    expect(problems({ club: 'Sur' })).toEqual(['timezone']);
    const rows = [row({ club: 'Sur' }), row({ club: 'Sur', timezone: 'Atlantic/Canary', currency: 'EUR' })];
    expect(resolveNames(rows, known, owner).named.map((one) => one.club.timezone)).toEqual([
      'Atlantic/Canary',
      'Atlantic/Canary',
    ]);
  });

  test('a club’s admin imports into their own clubs, without adding any, and brings nobody from elsewhere', () => {
    expect(problems({}, admin)).toEqual([]);
    expect(problems({ club: 'Sur', timezone: 'Europe/Madrid', currency: 'EUR' }, admin)).toEqual(['club']);
    expect(problems({}, { ...admin, run: () => false })).toEqual(['club']);
    expect(problems({ instructor: 'Ana Ruiz' }, admin)).toEqual(['instructor']);
  });
});
