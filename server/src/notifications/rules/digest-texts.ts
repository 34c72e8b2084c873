import type { KpiKey, Unit } from '../../analytics/rules/kpis.ts';
import { minorUnits } from '../../kernel/money.ts';
import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

/** What an owner reads of a week, in this order. */
export const digested = [
  'total_classes',
  'fill_rate',
  'average_attendance_rate',
  'no_show_rate',
  'student_retention_rate',
  'revenue_per_class',
  'cash_in',
] as const satisfies readonly KpiKey[];

export interface DigestLine {
  key: (typeof digested)[number];
  unit: Unit;
  value: number | null;
  /** Of the week before. */
  previous: number | null;
}
export interface Digest {
  organization_name: string;
  from: string;
  until: string;
  currency: string;
  lines: readonly DigestLine[];
}

const words = {
  es: {
    subject: (from: string, until: string) => `Tu escuela, del ${from} al ${until}`,
    before: (value: string) => `la semana anterior, ${value}`,
    more: 'De dónde sale cada número: en Indicadores.',
    names: {
      ...{ total_classes: 'Clases', fill_rate: 'Ocupación', average_attendance_rate: 'Asistencia' },
      ...{ no_show_rate: 'No asistieron', student_retention_rate: 'Retención' },
      ...{ revenue_per_class: 'Ingresos por clase', cash_in: 'Cobrado' },
    },
  },
  en: {
    subject: (from: string, until: string) => `Your school, ${from} to ${until}`,
    before: (value: string) => `the week before, ${value}`,
    more: 'Where each number comes from: in Analytics.',
    names: {
      ...{ total_classes: 'Classes', fill_rate: 'Fill', average_attendance_rate: 'Attendance' },
      ...{ no_show_rate: 'No-shows', student_retention_rate: 'Retention' },
      ...{ revenue_per_class: 'Revenue per class', cash_in: 'Money taken' },
    },
  },
} as const;

/** A week of a school beside the one before, in the reader's language. */
export function digestTextOf(locale: Locale, digest: Digest): Text {
  const { subject, before, more, names } = words[locale];
  const say = (unit: Unit, value: number | null) =>
    valueIn(locale, unit, { value, currency: digest.currency });
  const lines = digest.lines.map(
    ({ key, unit, value, previous }) => `${names[key]}: ${say(unit, value)} (${before(say(unit, previous))})`,
  );
  return {
    subject: subject(dayIn(locale, digest.from), dayIn(locale, digest.until)),
    body: `${lines.join('\n')}\n\n${more}\n\n${digest.organization_name}\n`,
  };
}

function valueIn(
  locale: Locale,
  unit: Unit,
  { value, currency }: { value: number | null; currency: string },
): string {
  if (value === null) return '–';
  const of = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale === 'es' ? 'es-ES' : 'en-GB', options);
  if (unit === 'share') return of({ style: 'percent', maximumFractionDigits: 1 }).format(value);
  if (unit === 'money') return of({ style: 'currency', currency }).format(value / 10 ** minorUnits(currency));
  return of({ maximumFractionDigits: 2 }).format(value);
}
