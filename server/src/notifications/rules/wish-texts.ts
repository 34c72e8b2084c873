import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface AboutWish {
  term_name: string;
  club_name: string;
  /** The last day, a local date. */
  until: string;
  /** Null: the reader's own. */
  student_name: string | null;
  /** Who has none says it at the club. */
  has_account: boolean;
}

const es = ({ term_name, club_name, until, student_name: name, has_account }: AboutWish): Text => ({
  subject: name ? `¿Qué quiere ${name} para ${term_name}?` : `¿Qué quieres para ${term_name}?`,
  body: `${club_name} prepara los grupos de ${term_name}. ${name ? `Dinos hasta el ${dayIn('es', until)} qué horas puede ${name} y con quién le gustaría ir` : `Dinos hasta el ${dayIn('es', until)} qué horas puedes y con quién te gustaría ir`}: ${has_account ? 'se hace en un minuto en la app' : 'basta con decirlo en el club'}.\n`,
});

const en = ({ term_name, club_name, until, student_name: name, has_account }: AboutWish): Text => ({
  subject: name ? `What would ${name} like for ${term_name}?` : `What would you like for ${term_name}?`,
  body: `${club_name} is making the groups of ${term_name}. ${name ? `Say until ${dayIn('en', until)} when ${name} can come and with whom they would like to be` : `Say until ${dayIn('en', until)} when you can come and with whom you would like to be`}: ${has_account ? 'it takes a minute in the app' : 'telling the club is enough'}.\n`,
});

/** What somebody reads who has not said what they want of a term. */
export const wishTextOf = (locale: Locale, about: AboutWish): Text => ({ es, en })[locale](about);
