import type { Locale } from './phrases.ts';
import { dayIn } from './place-texts.ts';
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
