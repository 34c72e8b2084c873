import { minorUnits } from '../../kernel/money.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface MoneyKept {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  /** Minor units. */
  amount: number;
  currency: string;
}

const words = {
  es: ({ student_name: of }: MoneyKept, sum: string) => ({
    subject: of ? `Saldo de ${of}: ${sum}` : `Tienes ${sum} de saldo`,
    body: `El pago online de ${sum}${of ? ` de ${of}` : ''} ha llegado cuando ya no hacía falta. Queda como saldo de la cuenta: sirve para pagar otra cosa, o pídelo en recepción.`,
  }),
  en: ({ student_name: of }: MoneyKept, sum: string) => ({
    subject: of ? `Credit of ${of}: ${sum}` : `You have ${sum} of credit`,
    body: `The online payment of ${sum}${of ? ` of ${of}` : ''} arrived when it was not needed any more. It is credit of the account: pay something else with it, or ask for it at the desk.`,
  }),
};

/** Money that came online for what was not to be paid any more, in the reader's language. */
export function moneyKeptOf(locale: Locale, kept: MoneyKept): Text {
  const { amount, currency, club_name } = kept;
  const formats = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const { subject, body } = words[locale](kept, formats.format(amount / 10 ** minorUnits(currency)));
  return { subject, body: `${body}\n\n${club_name}\n` };
}
