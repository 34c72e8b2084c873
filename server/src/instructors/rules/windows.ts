import type { InputError } from '../../kernel/problem.ts';

/** A weekly window as it is stored and shown: wall times 'HH:MM', 0 = Monday. */
export interface WeeklyWindow {
  weekday: number;
  starts_at: string;
  ends_at: string;
  club_id: string | null;
}

export interface WeekInput {
  windows?: readonly { weekday: number; starts_at: string; ends_at: string; club_id?: string | null }[];
  available_days?: readonly number[];
  available_from?: string;
  available_until?: string;
}

const hour = (time: string) => time.slice(0, 5);
const defaultFrom = '08:00';
const defaultUntil = '20:00';

/** The week that the input enters, in either way; undefined when it says nothing about it. */
export function weekOf(input: WeekInput): WeeklyWindow[] | undefined {
  if (input.windows)
    return input.windows.map((one) => ({
      weekday: one.weekday,
      starts_at: hour(one.starts_at),
      ends_at: hour(one.ends_at),
      club_id: one.club_id ?? null,
    }));
  return input.available_days?.map((weekday) => ({
    weekday,
    starts_at: hour(input.available_from ?? defaultFrom),
    ends_at: hour(input.available_until ?? defaultUntil),
    club_id: null,
  }));
}

/** Refuses a week that was entered in two ways, or hours without days. */
export function checkEntry(input: WeekInput): InputError[] {
  const simple = (['available_days', 'available_from', 'available_until'] as const).filter(
    (name) => input[name] !== undefined,
  );
  if (input.windows && simple.length > 0)
    return [
      {
        path: `/${simple[0]}`,
        code: 'not_together',
        params: { field: 'windows' },
        message: 'cannot be given together with windows',
      },
    ];
  if (simple.length > 0 && !input.available_days)
    return [{ path: '/available_days', code: 'required', message: 'must say on which days these hours are' }];
  return [];
}

/** Refuses windows that end before they start, lie at a club where they do not teach, or overlap each other. */
export function checkWeek(windows: readonly WeeklyWindow[], club_ids: readonly string[]): InputError[] {
  return windows.flatMap((one, index) => {
    if (one.ends_at <= one.starts_at)
      return [
        {
          path: `/windows/${index}/ends_at`,
          code: 'not_after_field',
          params: { field: 'starts_at' },
          message: 'must be after starts_at',
        },
      ];
    if (one.club_id !== null && !club_ids.includes(one.club_id))
      return [
        { path: `/windows/${index}/club_id`, code: 'not_their_club', message: 'is not one of their clubs' },
      ];
    const other = windows.findIndex((earlier, at) => at < index && collide(earlier, one));
    return other === -1
      ? []
      : [
          {
            path: `/windows/${index}`,
            code: 'overlaps',
            params: { other },
            message: `overlaps windows/${other}`,
          },
        ];
  });
}

const collide = (a: WeeklyWindow, b: WeeklyWindow): boolean =>
  a.weekday === b.weekday && a.starts_at < b.ends_at && b.starts_at < a.ends_at;

/** The simple view of a week: its days, its earliest start and its latest end. */
export function simpleView(windows: readonly WeeklyWindow[]) {
  const starts = windows.map((one) => one.starts_at).sort();
  const ends = windows.map((one) => one.ends_at).sort();
  return {
    available_days: [...new Set(windows.map((one) => one.weekday))].sort((a, b) => a - b),
    available_from: starts[0] ?? null,
    available_until: ends.at(-1) ?? null,
  };
}
