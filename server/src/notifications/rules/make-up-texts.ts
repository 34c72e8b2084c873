import { dayIn } from '../../kernel/time/index.ts';
import { type Locale, phrasesOf } from './phrases.ts';
import type { Text } from './texts.ts';

export interface EndingMakeUp {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  /** Its last day. */
  expires_on: string;
}

const words = {
  es: (name: string | null, day: string) => ({
    subject: name ? `Recuperación de ${name}: hasta el ${day}` : `Tu recuperación vale hasta el ${day}`,
    body: `${name ? `${name} tiene` : 'Tienes'} una clase por recuperar. El último día es el ${day}: busca una clase en la aplicación.`,
  }),
  en: (name: string | null, day: string) => ({
    subject: name ? `Make-up of ${name}: until ${day}` : `Your make-up is valid until ${day}`,
    body: `${name ? `${name} has` : 'You have'} a class to make up for. The last day is ${day}: find a class in the app.`,
  }),
};

/** A make-up that is about to end, in the reader's language. */
export function makeUpTextOf(locale: Locale, { student_name, club_name, expires_on }: EndingMakeUp): Text {
  const { subject, body } = words[locale](student_name, dayIn(locale, expires_on));
  return { subject, body: `${body}\n\n${club_name}\n` };
}

export interface EarnedMakeUps {
  student_name: string | null;
  club_name: string;
  /** Their last days; at least one. */
  expires_on: readonly string[];
}

const subjects: Record<Locale, (name: string | null) => string> = {
  es: (name) => (name ? `Recuperación para ${name}` : 'Tienes una recuperación'),
  en: (name) => (name ? `A make-up for ${name}` : 'You have a make-up'),
};

/** What a lost class has given, where no message tells of the loss itself. */
export function earnedTextOf(locale: Locale, { student_name, club_name, expires_on }: EarnedMakeUps): Text {
  const [first] = expires_on.toSorted() as [string];
  const said = phrasesOf[locale].make_ups(student_name, expires_on.length, dayIn(locale, first));
  return { subject: subjects[locale](student_name), body: `${said}\n\n${club_name}\n` };
}
