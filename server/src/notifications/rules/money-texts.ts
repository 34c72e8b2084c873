import { minorUnits } from '../../kernel/money.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface MoneyMoved {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  /** Minor units. */
  amount: number;
  currency: string;
}

type Words = Record<Locale, (of: MoneyMoved, sum: string) => Text>;

const kept: Words = {
  es: ({ student_name: of }, sum) => ({
    subject: of ? `Saldo de ${of}: ${sum}` : `Tienes ${sum} de saldo`,
    body: `El pago online de ${sum}${of ? ` de ${of}` : ''} ha llegado cuando ya no hacía falta. Queda como saldo de la cuenta: sirve para pagar otra cosa, o pídelo en recepción.`,
  }),
  en: ({ student_name: of }, sum) => ({
    subject: of ? `Credit of ${of}: ${sum}` : `You have ${sum} of credit`,
    body: `The online payment of ${sum}${of ? ` of ${of}` : ''} arrived when it was not needed any more. It is credit of the account: pay something else with it, or ask for it at the desk.`,
  }),
};

const back: Words = {
  es: ({ student_name: of }, sum) => ({
    subject: of ? `Devolución a ${of}: ${sum}` : `Te hemos devuelto ${sum}`,
    body: `El club ha devuelto ${sum}${of ? ` a ${of}` : ''} a la tarjeta con la que se pagó. Puede tardar unos días en aparecer.`,
  }),
  en: ({ student_name: of }, sum) => ({
    subject: of ? `Refund for ${of}: ${sum}` : `${sum} has been refunded to you`,
    body: `The club has given ${sum} back${of ? ` to ${of}` : ''}, to the card that it was paid with. It can take some days to show there.`,
  }),
};

const said =
  (words: Words) =>
  (locale: Locale, moved: MoneyMoved): Text => {
    const { amount, currency, club_name } = moved;
    const formats = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const { subject, body } = words[locale](moved, formats.format(amount / 10 ** minorUnits(currency)));
    return { subject, body: `${body}\n\n${club_name}\n` };
  };

/** Money that came online for what was not to be paid any more, in the reader's language. */
export const moneyKeptOf = said(kept);
/** Money that somebody gave back at Stripe. */
export const moneyBackOf = said(back);
