import type { components } from '@bandeja/client';
import type { TFunction } from 'i18next';
import type { Formats } from '../formats/formats.ts';
import { addDays } from '../formats/local-date.ts';

export type ChargeLine = components['schemas']['Charge']['lines'][number];

interface Period {
  period_start: string;
  period_end: string;
}

/** `octubre de 2026`, or the days of a period that is no month. */
export const periodWords = ({ period_start, period_end }: Period, formats: Formats): string => {
  const isMonth = period_start.endsWith('-01') && addDays(period_end, 1).endsWith('-01');
  const isOne = period_start.slice(0, 7) === period_end.slice(0, 7);
  return isMonth && isOne
    ? formats.month(period_start)
    : `${formats.dateShort(period_start)} – ${formats.dateShort(period_end)}`;
};

/** Why a charge is what it is, in the words of one of its lines. */
export function lineWords(t: TFunction, { kind, facts, reason }: ChargeLine, formats: Formats): string {
  if (kind === 'correction') return t('charges.line.correction', { reason });
  if (kind === 'fee')
    return [
      t('charges.line.aWeek', { count: Number(facts.classes_a_week) }),
      t('charges.line.groupOf', { count: Number(facts.group_size) }),
    ].join(', ');
  const { from = '', until = '', dates = 0, of = 0, rate = 0 } = facts;
  return t(`charges.line.${kind}`, {
    ...{ dates, of, percent: formats.share(Number(rate)) },
    ...(from && { from: formats.dateShort(String(from)) }),
    ...(until && { until: formats.dateShort(String(until)) }),
  });
}
