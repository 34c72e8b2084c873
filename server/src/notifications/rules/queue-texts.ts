import { dayIn, parseInstant } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export const toStudent = ['offered', 'given', 'expired', 'over', 'ended', 'removed', 'taken_back'] as const;
export const toDesk = ['accepted', 'declined'] as const;
export type QueueNews = (typeof toStudent | typeof toDesk)[number];

/** What happened to somebody who waits for a fixed place, as a message says it. */
export interface ToldRequest {
  what: string;
  group_name: string;
  club_name: string;
  timezone: string;
  /** Who waits, when somebody else reads it: a guardian, the desk. */
  student_name: string | null;
  /** The first day of the place. */
  from: string | null;
  /** Until when it may be accepted, RFC 3339. */
  until: string | null;
}

type Say = (told: { name: string | null; from: string; until: string }) => { subject: string; body: string };

const es: Record<QueueNews, Say> = {
  offered: ({ name, from, until }) => ({
    subject: name ? `Plaza fija libre para ${name}` : 'Plaza fija libre',
    body: `Hay una plaza fija libre desde el ${from}. Está reservada${name ? ` para ${name}` : ''} hasta el ${until}: acéptala en la aplicación. Después pasa a la siguiente persona.`,
  }),
  given: ({ name, from }) => ({
    subject: name ? `${name} tiene plaza fija` : 'Tienes plaza fija',
    body: `Desde el ${from}.`,
  }),
  accepted: ({ name, from }) => ({
    subject: `${name ?? ''} acepta la plaza fija`,
    body: `Desde el ${from}.`,
  }),
  declined: ({ name }) => ({
    subject: `${name ?? ''} no quiere la plaza fija`,
    body: 'La plaza pasa a la siguiente persona.',
  }),
  expired: ({ name }) => ({
    subject: 'La oferta de plaza fija ha caducado',
    body: `${name ? `${name} ya no está` : 'Ya no estás'} en la cola: si sigue interesando, basta con apuntarse otra vez.`,
  }),
  over: ({ name }) => ({
    subject: 'El grupo se ha cancelado',
    body: `${name ? `${name} ya no espera` : 'Ya no esperas'} plaza en él.`,
  }),
  ended: ({ name }) => ({
    subject: 'El grupo ha terminado',
    body: `${name ? `${name} ya no espera` : 'Ya no esperas'} plaza en él.`,
  }),
  taken_back: ({ name }) => ({
    subject: 'La plaza fija ya no está libre',
    body: `El grupo tiene menos plazas. ${name ? `${name} conserva` : 'Conservas'} el puesto en la cola.`,
  }),
  removed: ({ name }) => ({
    subject: 'Fuera de la cola',
    body: `El club ha quitado ${name ? `a ${name} ` : 'tu petición '}de la cola para una plaza fija.`,
  }),
};

const en: Record<QueueNews, Say> = {
  offered: ({ name, from, until }) => ({
    subject: name ? `A fixed place for ${name}` : 'A fixed place is free',
    body: `A fixed place is free from ${from}. It is kept${name ? ` for ${name}` : ''} until ${until}: accept it in the app. Then the next one has it.`,
  }),
  given: ({ name, from }) => ({
    subject: name ? `${name} has a fixed place` : 'You have a fixed place',
    body: `From ${from}.`,
  }),
  accepted: ({ name, from }) => ({
    subject: `${name ?? ''} takes the fixed place`,
    body: `From ${from}.`,
  }),
  declined: ({ name }) => ({
    subject: `${name ?? ''} does not want the fixed place`,
    body: 'The next one has it.',
  }),
  expired: ({ name }) => ({
    subject: 'The offer of a fixed place is over',
    body: `${name ? `${name} is` : 'You are'} not in the queue any more: whoever still wants a place asks again.`,
  }),
  over: ({ name }) => ({
    subject: 'The group is cancelled',
    body: `${name ? `${name} does` : 'You do'} not wait for a place in it any more.`,
  }),
  ended: ({ name }) => ({
    subject: 'The group is over',
    body: `${name ? `${name} does` : 'You do'} not wait for a place in it any more.`,
  }),
  taken_back: ({ name }) => ({
    subject: 'The fixed place is not free any more',
    body: `The group has fewer places. ${name ? `${name} keeps` : 'You keep'} the place in the queue.`,
  }),
  removed: ({ name }) => ({
    subject: 'Off the queue',
    body: `The club has taken ${name ?? 'you'} off the queue for a fixed place.`,
  }),
};

const words = { es, en };
const regions = { es: 'es-ES', en: 'en-GB' } as const;

/** A message about the queue for a fixed place, in the reader's language; undefined for what is no news to anybody. */
export function queueTextOf(locale: Locale, told: ToldRequest): Text | undefined {
  const say: Say | undefined = words[locale][told.what as QueueNews];
  if (!say) return undefined;
  const { subject, body } = say({
    name: told.student_name,
    from: told.from === null ? '' : dayIn(locale, told.from),
    until: told.until === null ? '' : momentIn(locale, told.until, told.timezone),
  });
  return {
    subject: `${subject}: ${told.group_name}`,
    body: `${body}\n\n${told.group_name}\n\n${told.club_name}\n`,
  };
}

const momentIn = (locale: Locale, instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(regions[locale], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    parseInstant(instant) ?? undefined,
  );
