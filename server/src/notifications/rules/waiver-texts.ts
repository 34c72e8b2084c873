import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface AboutWaiver {
  /** As the club calls what is signed, in the reader's language. */
  title: string;
  /** Null: the reader's own. */
  student_name: string | null;
  club_name: string;
  /** Who has none signs at the club. */
  has_account: boolean;
}

const es = ({ title, student_name, club_name, has_account }: AboutWaiver): Text => ({
  subject: `Falta tu firma: ${title}`,
  body: `${club_name} pide que leas y firmes «${title}»${student_name ? ` para ${student_name}` : ''} antes de venir a clase. La reserva sigue en pie. Se firma ${has_account ? 'en tu perfil' : 'en el club'}.\n`,
});

const en = ({ title, student_name, club_name, has_account }: AboutWaiver): Text => ({
  subject: `Please sign: ${title}`,
  body: `${club_name} asks you to read and sign “${title}”${student_name ? ` for ${student_name}` : ''} before class. The booking stays. It is signed ${has_account ? 'in your profile' : 'at the club'}.\n`,
});

/** What somebody reads who is booked and has not signed the waiver. */
export const waiverTextOf = (locale: Locale, about: AboutWaiver): Text => ({ es, en })[locale](about);
