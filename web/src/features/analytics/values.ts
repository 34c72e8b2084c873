import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import type { Kpi } from './api.ts';

type Shown = Pick<Kpi, 'unit' | 'value'>;

/** What a KPI comes to, as a person reads it; a dash where there is nothing to divide by. */
export function valueText({ unit, value }: Shown, formats: Formats, currency: string): string {
  if (value === null) return '–';
  if (unit === 'money') return formats.money(Math.round(value), currency);
  if (unit === 'share') return formats.share(Math.round(value * 10_000));
  return formats.number(unit === 'count' ? value : Math.round(value * 100) / 100);
}

/** How far it is from the period before: for shares in points, for the rest in percent. */
export function changeOf({ unit, value, previous }: Kpi): number | null {
  if (value === null || previous.value === null) return null;
  if (unit === 'share') return value - previous.value;
  return previous.value === 0 ? null : value / previous.value - 1;
}

export function changeText(t: TFunction, kpi: Kpi, formats: Formats): string | undefined {
  const change = changeOf(kpi);
  if (change === null || Math.abs(change) < 0.0005) return undefined;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  const size = Math.abs(change);
  return kpi.unit === 'share'
    ? t('analytics.points', { change: `${sign}${formats.number(Math.round(size * 1000) / 10)}` })
    : `${sign}${formats.percent(size)}`;
}

/** Whether that is good: 1, bad: −1, or neither. */
export function toneOf(kpi: Kpi): -1 | 0 | 1 {
  const change = changeOf(kpi);
  if (change === null || kpi.better === 'neither' || Math.abs(change) < 0.0005) return 0;
  return change > 0 === (kpi.better === 'more') ? 1 : -1;
}
