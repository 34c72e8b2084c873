import { minorUnits } from '../../kernel/money.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

/** What became of what is charged for a place whose days have changed; minor units. */
export interface FeeChange {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  group: string;
  period_start: string;
  period_end: string;
  currency: string;
  less: number;
  more: number;
  credit: number;
  money: number;
  used: number;
  kept: number;
  /** Of what was paid in advance. */
  of_deposit?: true;
}

type Sums = Record<'less' | 'more' | 'credit' | 'money' | 'used' | 'kept', string>;

const words = {
  es: {
    subject: ({ group, student_name: of }: FeeChange) => `Cambia la cuota de ${group}${of ? ` (${of})` : ''}`,
    deposit: ({ group, student_name: of }: FeeChange) =>
      `Reserva de plaza de ${group}${of ? ` (${of})` : ''}`,
    of: (days: string) => `Periodo: ${days}.`,
    ofDeposit: 'La plaza ha terminado, y queda lo que se pagó por reservarla.',
    less: ({ less }: Sums) => `Se pagan ${less} menos.`,
    more: ({ more }: Sums) => `Se pagan ${more} más.`,
    used: ({ used }: Sums) => `De tu saldo se han pagado ${used}.`,
    credit: ({ credit }: Sums) => `Vuelven ${credit} al saldo de quien pagó.`,
    money: ({ money }: Sums) => `Recepción devuelve ${money}.`,
    kept: ({ kept }: Sums) => `Según las reglas del club no se devuelven ${kept}.`,
  },
  en: {
    subject: ({ group, student_name: of }: FeeChange) => `The fee of ${group} changes${of ? ` (${of})` : ''}`,
    deposit: ({ group, student_name: of }: FeeChange) =>
      `Deposit for the place in ${group}${of ? ` (${of})` : ''}`,
    of: (days: string) => `Period: ${days}.`,
    ofDeposit: 'The place is over, and what was paid in advance for it is left.',
    less: ({ less }: Sums) => `There is ${less} less to pay.`,
    more: ({ more }: Sums) => `There is ${more} more to pay.`,
    used: ({ used }: Sums) => `${used} were paid from your credit.`,
    credit: ({ credit }: Sums) => `${credit} go back as credit of whoever paid.`,
    money: ({ money }: Sums) => `The desk gives ${money} back.`,
    kept: ({ kept }: Sums) => `By the rules of the club ${kept} are not given back.`,
  },
};
const parts = ['less', 'more', 'used', 'credit', 'money', 'kept'] as const;

/** The price of a place changes from a period on; minor units. */
export interface NewPrice {
  student_name: string | null;
  club_name: string;
  group: string;
  period_start: string;
  currency: string;
  before: number;
  after: number;
}

/** In the reader's language. */
export function priceTextOf(locale: Locale, { student_name: of, ...change }: NewPrice): Text {
  const formats = new Intl.NumberFormat(locale, { style: 'currency', currency: change.currency });
  const sum = (minor: number) => formats.format(minor / 10 ** minorUnits(change.currency));
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const from = day.format(Date.parse(change.period_start));
  const [before, after] = [sum(change.before), sum(change.after)];
  const group = `${change.group}${of ? ` (${of})` : ''}`;
  const said = {
    es: {
      subject: `Nueva cuota de ${group}`,
      body: `Desde el ${from} la cuota de ${group} es de ${after}; hasta ahora, ${before}.`,
    },
    en: {
      subject: `New fee of ${group}`,
      body: `From ${from} on the fee of ${group} is ${after}; until now it was ${before}.`,
    },
  }[locale];
  return { subject: said.subject, body: `${said.body}\n\n${change.club_name}\n` };
}

/** In the reader's language. */
export function feeTextOf(locale: Locale, change: FeeChange): Text {
  const said = words[locale];
  const formats = new Intl.NumberFormat(locale, { style: 'currency', currency: change.currency });
  const sum = (minor: number) => formats.format(minor / 10 ** minorUnits(change.currency));
  const sums = Object.fromEntries(parts.map((part) => [part, sum(change[part])])) as Sums;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const days = `${day.format(Date.parse(change.period_start))} – ${day.format(Date.parse(change.period_end))}`;
  const lines = parts.filter((part) => change[part] > 0).map((part) => said[part](sums));
  return {
    subject: change.of_deposit ? said.deposit(change) : said.subject(change),
    body: `${[change.of_deposit ? said.ofDeposit : said.of(days), ...lines].join('\n')}\n\n${change.club_name}\n`,
  };
}
