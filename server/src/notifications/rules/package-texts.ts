import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface PackageToEnd {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  name: string;
  /** How many classes are left of it. */
  left: number;
  /** Its last day. */
  expires_on: string;
}

const words = {
  es: ({ student_name: of, name, left }: PackageToEnd, day: string) => ({
    subject: of ? `Bono de ${of}: hasta el ${day}` : `Tu bono vale hasta el ${day}`,
    body: `${of ? `A ${of} le` : 'Te'} ${left === 1 ? 'queda 1 clase' : `quedan ${left} clases`} de «${name}». El último día es el ${day}: busca una clase en la aplicación.`,
  }),
  en: ({ student_name: of, name, left }: PackageToEnd, day: string) => ({
    subject: of ? `Package of ${of}: until ${day}` : `Your package is valid until ${day}`,
    body: `${of ? `${of} has` : 'You have'} ${left === 1 ? '1 class' : `${left} classes`} left of “${name}”. The last day is ${day}: find a class in the app.`,
  }),
};

/** A package that is about to end, in the reader's language. */
export function packageTextOf(locale: Locale, ending: PackageToEnd): Text {
  const { subject, body } = words[locale](ending, dayIn(locale, ending.expires_on));
  return { subject, body: `${body}\n\n${ending.club_name}\n` };
}
