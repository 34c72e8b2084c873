import type { InstructorWindow } from './api.ts';

/** Minutes of a week's windows. A window that ends at midnight ends at 24:00. */
export function weeklyMinutes(windows: readonly Pick<InstructorWindow, 'starts_at' | 'ends_at'>[]): number {
  return windows.reduce(
    (sum, { starts_at, ends_at }) => sum + (minutes(ends_at) || 1440) - minutes(starts_at),
    0,
  );
}

/** The same windows as those of `from` on the other days of `to`, instead of what they had. */
export function copyDay(
  windows: readonly InstructorWindow[],
  from: number,
  to: readonly number[],
): InstructorWindow[] {
  const pattern = windows.filter(({ weekday }) => weekday === from);
  const others = windows.filter(({ weekday }) => !to.includes(weekday));
  return [...others, ...to.flatMap((weekday) => pattern.map((window) => ({ ...window, weekday })))];
}

/** Where the next window of a day would start: after its last one. */
export function nextWindow(windows: readonly InstructorWindow[], weekday: number): InstructorWindow {
  const last = windows
    .filter((window) => window.weekday === weekday)
    .map(({ ends_at }) => ends_at.slice(0, 5))
    .sort()
    .at(-1);
  if (!last) return { weekday, starts_at: '09:00', ends_at: '14:00', club_id: null };
  const start = Math.min(minutes(last) + 60, 22 * 60);
  return { weekday, starts_at: clock(start), ends_at: clock(Math.min(start + 240, 23 * 60)), club_id: null };
}

/** Which of a day's windows overlap another, or end before they begin: positions in the list. */
export function wrongWindows(windows: readonly InstructorWindow[]): Set<number> {
  const wrong = new Set<number>();
  windows.forEach((a, i) => {
    if ((minutes(a.ends_at) || 1440) <= minutes(a.starts_at)) wrong.add(i);
    windows.forEach((b, j) => {
      if (i === j || a.weekday !== b.weekday) return;
      if (
        minutes(a.starts_at) < (minutes(b.ends_at) || 1440) &&
        minutes(b.starts_at) < (minutes(a.ends_at) || 1440)
      )
        wrong.add(i);
    });
  });
  return wrong;
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

const clock = (total: number) =>
  `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
