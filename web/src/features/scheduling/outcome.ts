import type { TFunction } from 'i18next';
import { toastDone } from '../../platform/toast.ts';
import type { Generation } from './api.ts';

/** Says what publishing or generating made, and that dates were left out where they were. */
export function toastGeneration(t: TFunction, what: 'published' | 'generated', made: Generation): void {
  const left = new Set(made.conflicts.filter((one) => one.blocking).map((one) => one.date)).size;
  const sentences = [t(`scheduling.actions.${what}`, { count: made.sessions.length })];
  if (left > 0) sentences.push(t('scheduling.actions.leftOut', { count: left }));
  toastDone(sentences.join('. '));
}
