import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

/** What became of a fixed place, as a message says it. */
export interface ToldPlace {
  what:
    | 'paused'
    | 'given_up'
    | 'resumed'
    | 'leaves'
    | 'stays'
    | 'renewed'
    | 'not_renewed'
    | 'lapsed'
    | 'released';
  group_name: string;
  club_name: string;
  /** Whose place, when somebody else reads it: a guardian, the desk. */
  student_name: string | null;
  /** Local dates. */
  from: string | null;
  until: string | null;
}

type Say = (told: { place: string; name: string | null; from: string; until: string }) => {
  subject: string;
  body: string;
};

const es: Record<ToldPlace['what'], Say> = {
  paused: ({ place, from, until }) => ({
    subject: 'Plaza fija en pausa',
    body: `${place} está en pausa del ${from} al ${until}.`,
  }),
  given_up: ({ place, name, from, until }) => ({
    subject: 'Plaza fija en pausa',
    body: `${place} queda libre para otra persona desde el ${from}. Después del ${until}, la primera plaza que haya en el grupo es para ${name ?? 'ti'}.`,
  }),
  resumed: ({ place }) => ({ subject: 'Fin de la pausa', body: `${place} ya no está en pausa.` }),
  leaves: ({ name, until }) => ({
    subject: name ? `${name} deja el grupo` : 'Dejas el grupo',
    body: `Último día${name ? ` de ${name}` : ''}: ${until}.`,
  }),
  stays: ({ name, place, until }) => ({
    subject: name ? `${name} sigue en el grupo` : 'Sigues en el grupo',
    body: `${place} continúa como antes${until ? `, hasta el ${until}` : ''}.`,
  }),
  renewed: ({ name, place, from }) => ({
    subject: name ? `${name} renueva su plaza` : 'Has renovado tu plaza',
    body: `${place} continúa la próxima temporada, desde el ${from}.`,
  }),
  not_renewed: ({ name, place }) => ({
    subject: name ? `${name} no renueva su plaza` : 'No renuevas tu plaza',
    body: `${place} de la próxima temporada queda libre.`,
  }),
  lapsed: ({ name, place }) => ({
    subject: name ? `La plaza de ${name} no se ha renovado` : 'Tu plaza no se ha renovado',
    body: `El plazo ha terminado sin respuesta. ${place} de la próxima temporada queda libre.`,
  }),
  released: ({ name, place, until }) => ({
    subject: name ? `${name} pierde su plaza fija` : 'Pierdes tu plaza fija',
    body: `Hay cuotas vencidas sin pagar. ${place} queda libre para otra persona; el último día es el ${until}. Si lo pagas, pregunta en el club: mientras siga libre, te la pueden devolver.`,
  }),
};

const en: Record<ToldPlace['what'], Say> = {
  paused: ({ place, from, until }) => ({
    subject: 'Fixed place paused',
    body: `${place} is paused from ${from} to ${until}.`,
  }),
  given_up: ({ place, name, from, until }) => ({
    subject: 'Fixed place paused',
    body: `${place} is free for somebody else from ${from}. After ${until} the first place that there is in the group is for ${name ?? 'you'}.`,
  }),
  resumed: ({ place }) => ({ subject: 'End of the pause', body: `${place} is not paused any more.` }),
  leaves: ({ name, until }) => ({
    subject: name ? `${name} leaves the group` : 'You leave the group',
    body: `${name ? `${name}’s last day` : 'Your last day'}: ${until}.`,
  }),
  stays: ({ name, place, until }) => ({
    subject: name ? `${name} stays in the group` : 'You stay in the group',
    body: `${place} goes on as before${until ? `, until ${until}` : ''}.`,
  }),
  renewed: ({ name, place, from }) => ({
    subject: name ? `${name} keeps the place` : 'You keep your place',
    body: `${place} goes on next season, from ${from}.`,
  }),
  not_renewed: ({ name, place }) => ({
    subject: name ? `${name} does not keep the place` : 'You do not keep your place',
    body: `${place} of next season is free.`,
  }),
  lapsed: ({ name, place }) => ({
    subject: name ? `${name}’s place was not renewed` : 'Your place was not renewed',
    body: `The time to answer is over. ${place} of next season is free.`,
  }),
  released: ({ name, place, until }) => ({
    subject: name ? `${name} loses the fixed place` : 'You lose your fixed place',
    body: `Fees are overdue. ${place} is free for somebody else; the last day is ${until}. When it is paid, ask the club: while the place is free they can give it back.`,
  }),
};

const words = {
  es: { say: es, placeOf: (name: string | null) => (name ? `La plaza fija de ${name}` : 'Tu plaza fija') },
  en: { say: en, placeOf: (name: string | null) => (name ? `${name}’s fixed place` : 'Your fixed place') },
};

/** A message about a fixed place, in the reader's language. */
export function placeTextOf(locale: Locale, told: ToldPlace): Text {
  const { say, placeOf } = words[locale];
  const name = told.student_name;
  const day = (date: string | null) => (date === null ? '' : dayIn(locale, date));
  const { subject, body } = say[told.what]({
    ...{ place: placeOf(name), name, from: day(told.from), until: day(told.until) },
  });
  return {
    subject: `${subject}: ${told.group_name}`,
    body: `${body}\n\n${told.group_name}\n\n${told.club_name}\n`,
  };
}
