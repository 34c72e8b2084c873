import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import type { Conflict } from './api.ts';

/** The same obstacle on one or several dates. */
export interface Obstacle {
  code: Conflict['code'];
  blocking: boolean;
  words: string;
  dates: string[];
}

/** Conflicts put together by what stands in the way, those that cost classes first. */
export function obstacles(t: TFunction, formats: Formats, conflicts: readonly Conflict[]): Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const conflict of conflicts) {
    const words = conflictInWords(t, formats, conflict);
    const key = `${conflict.blocking} ${words}`;
    const same = found.get(key) ?? { code: conflict.code, blocking: conflict.blocking, words, dates: [] };
    if (!same.dates.includes(conflict.date)) same.dates.push(conflict.date);
    found.set(key, same);
  }
  return [...found.values()].sort((a, b) => Number(b.blocking) - Number(a.blocking));
}

function conflictInWords(t: TFunction, formats: Formats, { code, with: other }: Conflict): string {
  if (code !== 'court_busy' && code !== 'instructor_busy') return t(`scheduling.conflict.${code}`);
  if (!other) return t(`scheduling.conflict.${code}Plain`);
  const { title, starts_at, ends_at } = other;
  return t(`scheduling.conflict.${code}`, { title, time: formats.timeRange(starts_at, ends_at) });
}
