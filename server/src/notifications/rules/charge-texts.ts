import { minorUnits } from '../../kernel/money.ts';
import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface ChargeWaitedFor {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  /** Of the group. */
  name: string;
  /** Minor units. */
  amount: number;
  currency: string;
  due_on: string;
  /** What is paid in advance. */
  is_deposit?: boolean;
}

const moneyIn = (locale: Locale, { amount, currency }: Pick<ChargeWaitedFor, 'amount' | 'currency'>) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** minorUnits(currency));

type When = 'before' | 'after' | 'last';

const words = {
  es: {
    before: (many: boolean) => ({
      subject: many ? 'Tienes cuotas por pagar' : 'Tienes una cuota por pagar',
      body: many ? 'Estas cuotas vencen dentro de poco:' : 'Esta cuota vence dentro de poco:',
    }),
    after: (many: boolean) => ({
      subject: many ? 'Tienes cuotas vencidas' : 'Tienes una cuota vencida',
      body: many
        ? 'Estas cuotas han vencido y siguen pendientes:'
        : 'Esta cuota ha vencido y sigue pendiente:',
    }),
    last: (many: boolean, day: string) => ({
      subject: 'Puedes perder tu plaza fija',
      body: `${many ? 'Estas cuotas siguen pendientes' : 'Esta cuota sigue pendiente'}. Si no se paga antes del ${day}, la plaza fija queda libre para otra persona:`,
    }),
    line: (about: string, sum: string, day: string, when: When) =>
      `${about}: ${sum}, ${when === 'before' ? 'vence' : 'venció'} el ${day}`,
    deposit: 'reserva de plaza',
    end: 'En la aplicación, en «Mis pagos», ves cómo se calcula y cómo se paga. Si ya has pagado, no hagas caso de este aviso.',
  },
  en: {
    before: (many: boolean) => ({
      subject: many ? 'You have fees to pay' : 'You have a fee to pay',
      body: many ? 'These fees are due soon:' : 'This fee is due soon:',
    }),
    after: (many: boolean) => ({
      subject: many ? 'You have overdue fees' : 'You have an overdue fee',
      body: many ? 'These fees were due and are still open:' : 'This fee was due and is still open:',
    }),
    last: (many: boolean, day: string) => ({
      subject: 'You may lose your fixed place',
      body: `${many ? 'These fees are' : 'This fee is'} still open. Unless it is paid before ${day}, the fixed place is free for somebody else:`,
    }),
    line: (about: string, sum: string, day: string, when: When) =>
      `${about}: ${sum}, ${when === 'before' ? 'due' : 'was due'} on ${day}`,
    deposit: 'deposit for the place',
    end: 'The app shows under “My payments” how it is reckoned and how to pay. If you have paid already, ignore this message.',
  },
};

interface Told {
  charges: readonly ChargeWaitedFor[];
  when: When;
  /** Where it is said for the last time: when the place is released. */
  release_on?: string | undefined;
  club_name: string;
}

/** What is to be paid soon, or was, in one message of the reader's language. */
export function chargeTextOf(locale: Locale, { charges, when, release_on, club_name }: Told): Text {
  const said = words[locale];
  const { subject, body } = said[when](charges.length > 1, release_on ? dayIn(locale, release_on) : '');
  const lines = charges.map((one) => {
    const about = [one.name, one.student_name, one.is_deposit && said.deposit].filter(Boolean).join(', ');
    return `· ${said.line(about, moneyIn(locale, one), dayIn(locale, one.due_on), when)}`;
  });
  return { subject, body: `${body}\n\n${lines.join('\n')}\n\n${said.end}\n\n${club_name}\n` };
}
