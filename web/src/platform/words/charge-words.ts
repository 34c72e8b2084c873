import type { components } from '@bandeja/client';
import type { TFunction } from 'i18next';
import type { Formats } from '../formats/formats.ts';
import { addDays } from '../formats/local-date.ts';

export type ChargeLine = components['schemas']['Charge']['lines'][number];

interface Period {
  period_start: string;
  period_end: string;
}

/** `octubre de 2026`, or the days of a period that is no month, or the one day. */
export const periodWords = ({ period_start, period_end }: Period, formats: Formats): string => {
  if (period_start === period_end) return formats.dateShort(period_start);
  const isMonth = period_start.endsWith('-01') && addDays(period_end, 1).endsWith('-01');
  const isOne = period_start.slice(0, 7) === period_end.slice(0, 7);
  return isMonth && isOne
    ? formats.month(period_start)
    : `${formats.dateShort(period_start)} – ${formats.dateShort(period_end)}`;
};

/** Whether it is what is paid in advance for a place, and for no period. */
export const isDeposit = ({ lines }: { lines: readonly ChargeLine[] }): boolean =>
  lines.some(({ kind, amount }) => kind === 'deposit' && amount > 0) &&
  !lines.some(({ kind }) => kind === 'fee');

/** `plazo 1 de 2`; nothing where it is all of it. */
export const partWords = (t: TFunction, { part, parts }: { part: number; parts: number }): string =>
  parts > 1 ? t('charges.part', { part, parts }) : '';

/** What is added where it is not paid in time, and from when; nothing where that is over. */
export function lateWords(
  t: TFunction,
  { late, currency }: { late: components['schemas']['Charge']['late']; currency: string },
  formats: Formats,
): string {
  if (!late?.next_on) return '';
  const sum = late.amount === null ? formats.share(late.rate ?? 0) : formats.money(late.amount, currency);
  return t(`charges.late.${late.each}`, { sum, date: formats.dateShort(late.next_on) });
}

/** `−5 % con 2 cuotas a la vez, −10 % con 4`: each number from which something else is let off. */
export function togetherWords(
  t: TFunction,
  { rates }: { rates: readonly number[] },
  formats: Formats,
): string {
  const steps = rates.map((rate, at) => ({ rate, count: at + 2 }));
  return steps
    .filter(({ rate }, at) => rate > 0 && rate !== rates[at - 1])
    .map(({ rate, count }) => t('charges.together', { percent: formats.share(rate), count }))
    .join(', ');
}

/** Why a charge is what it is, in the words of one of its lines. */
export function lineWords(
  t: TFunction,
  { kind, amount, facts, reason }: ChargeLine,
  formats: Formats,
): string {
  if (kind === 'correction' || kind === 'late_off') return t(`charges.line.${kind}`, { reason });
  if (kind === 'late') return lateLine(t, facts);
  if (kind === 'fee')
    return [
      t('charges.line.aWeek', { count: Number(facts.classes_a_week) }),
      t('charges.line.groupOf', { count: Number(facts.group_size) }),
    ].join(', ');
  if (kind === 'early' && facts.count !== undefined)
    return t('charges.line.together', {
      count: Number(facts.count),
      percent: formats.share(Number(facts.rate)),
    });
  if (kind === 'deposit') return t(amount < 0 ? 'charges.line.depositOff' : 'charges.line.deposit');
  if (kind === 'leaving' && facts.of === undefined) return t('charges.line.leavingWhole');
  const { from = '', until = '', dates = 0, of = 0, rate = 0, group = '' } = facts;
  return t(`charges.line.${kind}`, {
    ...{ dates, of, group, percent: formats.share(Number(rate)) },
    ...(from && { from: formats.dateShort(String(from)) }),
    ...(until && { until: formats.dateShort(String(until)) }),
  });
}

const lateLine = (t: TFunction, { days = 0, occasion = 1, times = 1 }: ChargeLine['facts']): string =>
  Number(times) > 1
    ? t('charges.line.lateOf', { occasion, times })
    : t('charges.line.late', { count: Number(days) });
