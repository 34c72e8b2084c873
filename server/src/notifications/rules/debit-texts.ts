import { minorUnits } from '../../kernel/money.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

interface OfDebit {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  /** Minor units of euros. */
  amount: number;
}

export interface Announced extends OfDebit {
  collect_on: string;
  iban_end: string;
  reference: string;
  creditor_id: string;
}

export interface Returned extends OfDebit {
  label: string;
  fee_amount: number;
}

const currency = 'EUR';
const money = (locale: Locale, amount: number): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** minorUnits(currency));
const day = (locale: Locale, date: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );

const words = {
  es: {
    announced: (on: string, sum: string) => `El ${on} cobraremos ${sum} en tu cuenta`,
    how: ({ iban_end, reference, creditor_id }: Announced) =>
      `Cuenta terminada en ${iban_end}, mandato ${reference}, acreedor ${creditor_id}.`,
    cancelled: (on: string, sum: string) => `El ${on} ya no cobraremos ${sum} en tu cuenta`,
    owed: 'Lo que se debe sigue pendiente: puedes pagarlo de otra forma.',
    returned: (sum: string) => `El banco ha devuelto tu recibo de ${sum}`,
    again: (label: string) => `Vuelve a estar pendiente: ${label}.`,
    fee: (sum: string) => `Gastos de devolución: ${sum}.`,
    of: (name: string) => `Es de ${name}.`,
  },
  en: {
    announced: (on: string, sum: string) => `On ${on} we collect ${sum} from your account`,
    how: ({ iban_end, reference, creditor_id }: Announced) =>
      `Account ending in ${iban_end}, mandate ${reference}, creditor ${creditor_id}.`,
    cancelled: (on: string, sum: string) => `On ${on} we do not collect ${sum} from your account, after all`,
    owed: 'What is owed stays so: you can pay it in another way.',
    returned: (sum: string) => `The bank has returned your direct debit of ${sum}`,
    again: (label: string) => `It is owed again: ${label}.`,
    fee: (sum: string) => `Fee for the return: ${sum}.`,
    of: (name: string) => `It is of ${name}.`,
  },
} as const;

const textOf = (
  locale: Locale,
  subject: string,
  said: readonly string[],
  { student_name, club_name }: OfDebit,
): Text => ({
  subject,
  body: `${[`${subject}.`, ...said, ...(student_name ? [words[locale].of(student_name)] : [])].join(' ')}\n\n${club_name}\n`,
});

/** What is going to be collected, so many days before, with what a bank would be asked about. */
export function announcedOf(locale: Locale, one: Announced): Text {
  const said = words[locale];
  return textOf(
    locale,
    said.announced(day(locale, one.collect_on), money(locale, one.amount)),
    [said.how(one)],
    one,
  );
}

export function notCollectedOf(locale: Locale, one: Announced): Text {
  const said = words[locale];
  return textOf(
    locale,
    said.cancelled(day(locale, one.collect_on), money(locale, one.amount)),
    [said.owed],
    one,
  );
}

export function returnedOf(locale: Locale, one: Returned): Text {
  const said = words[locale];
  const fee = one.fee_amount > 0 ? [said.fee(money(locale, one.fee_amount))] : [];
  return textOf(locale, said.returned(money(locale, one.amount)), [said.again(one.label), ...fee], one);
}
