import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface ErasureNews {
  status: 'asked' | 'planned' | 'withdrawn';
  organization: string;
  /** Null: the reader reads it of themselves. */
  student_name: string | null;
  /** YYYY-MM-DD. */
  due_on: string | null;
}

const es = {
  asked: (whose: string) => ({
    subject: `Petición de borrar ${whose}`,
    body: 'El club tiene que decidirla. Hasta que se haga se puede retirar en el perfil o diciéndolo en el club.',
  }),
  planned: (whose: string, day: string, organization: string) => ({
    subject: `${organization} va a borrar ${whose}`,
    body: `A partir del ${day} se borra lo que guarda el club, y se pierde lo que quede por delante: clases reservadas, plazas fijas, bonos. Hasta entonces se puede retirar en el perfil o diciéndolo en el club.`,
  }),
  withdrawn: (whose: string) => ({
    subject: `Ya no se borrarán ${whose}`,
    body: 'La petición se ha retirado: todo sigue como estaba.',
  }),
};
const en: typeof es = {
  asked: (whose) => ({
    subject: `Request to erase ${whose}`,
    body: 'The club has to decide about it. Until it is done it can be withdrawn in the profile or by telling the club.',
  }),
  planned: (whose, day, organization) => ({
    subject: `${organization} is going to erase ${whose}`,
    body: `From ${day} on what the club keeps is erased, and what is still to come is lost: booked classes, fixed places, packages. Until then it can be withdrawn in the profile or by telling the club.`,
  }),
  withdrawn: (whose) => ({
    subject: `${whose[0]?.toUpperCase()}${whose.slice(1)} will not be erased after all`,
    body: 'The request was withdrawn: everything stays as it was.',
  }),
};
const words = { es, en };
const whoseIn = {
  es: (name: string | null) => (name === null ? 'tus datos' : `los datos de ${name}`),
  en: (name: string | null) => (name === null ? 'your data' : `the data of ${name}`),
};

/** To the person, and to who looks after them. */
export function erasureOf(locale: Locale, { status, organization, student_name, due_on }: ErasureNews): Text {
  const day = due_on === null ? '' : dayIn(locale, due_on);
  const { subject, body } = words[locale][status](whoseIn[locale](student_name), day, organization);
  return { subject, body: `${body}\n` };
}

/** To who decides, without a name: what the desk was told outlives the person. */
export function erasureAskedOf(locale: Locale, status: 'asked' | 'withdrawn'): Text {
  if (locale === 'en')
    return status === 'asked'
      ? {
          subject: 'A client asks to be erased',
          body: 'Their page says what it ends, what stays, and what is in the way. The law gives a month to answer.\n',
        }
      : { subject: 'A client does not want to be erased after all', body: 'Nothing is erased.\n' };
  return status === 'asked'
    ? {
        subject: 'Un cliente pide que se borren sus datos',
        body: 'Su ficha dice qué termina con ello, qué se conserva y qué lo impide. La ley da un mes para responder.\n',
      }
    : { subject: 'Un cliente ya no quiere que se borren sus datos', body: 'No se borra nada.\n' };
}
