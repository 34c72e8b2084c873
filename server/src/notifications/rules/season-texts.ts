import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface ToldRenewal {
  reminder: boolean;
  /** A local date. */
  until: string;
  groups: readonly { name: string; starts_on: string }[];
  /** Whose places, when a guardian reads it. */
  student_name: string | null;
}

export interface ToldSeason {
  undone: boolean;
  groups: readonly { name: string; starts_on: string }[];
  /** Whose places, when a guardian reads it. */
  student_name: string | null;
}

const words = {
  es: {
    goesOn: (name: string | null) =>
      name ? `${name} sigue la próxima temporada` : 'Sigues la próxima temporada',
    goesOnBody: (name: string | null) =>
      `${name ? `La plaza fija de ${name}` : 'Tu plaza fija'} continúa la próxima temporada:`,
    off: (name: string | null) =>
      name ? `Plazas de ${name} en la próxima temporada` : 'Tus plazas en la próxima temporada',
    offBody: () => 'Al final, el club no mantiene estos grupos por ahora:',
    ask: (name: string | null, reminder: boolean) =>
      `${reminder ? 'Recordatorio: ' : ''}${name ? `¿sigue ${name} la próxima temporada?` : '¿sigues la próxima temporada?'}`,
    askBody: (name: string | null, until: string) =>
      `${name ? `Guardamos la plaza fija de ${name}` : 'Guardamos tu plaza fija'} hasta el ${until}. Responde en la app, en «Mis clases»; sin respuesta, la plaza queda libre:`,
    since: (day: string) => `desde el ${day}`,
  },
  en: {
    goesOn: (name: string | null) => (name ? `${name} goes on next season` : 'You go on next season'),
    goesOnBody: (name: string | null) =>
      `${name ? `${name}’s fixed place` : 'Your fixed place'} goes on next season:`,
    off: (name: string | null) => (name ? `${name}’s places next season` : 'Your places next season'),
    offBody: () => 'The club does not keep these groups after all, for now:',
    ask: (name: string | null, reminder: boolean) =>
      `${reminder ? 'Reminder: ' : ''}${name ? `does ${name} stay next season?` : 'do you stay next season?'}`,
    askBody: (name: string | null, until: string) =>
      `${name ? `${name}’s fixed place is` : 'Your fixed place is'} kept until ${until}. Answer in the app, in “My classes”; without an answer it is free:`,
    since: (day: string) => `from ${day}`,
  },
};

/** A message about all places of one student in another season, in the reader's language. */
export function seasonTextOf(locale: Locale, { undone, groups, student_name: name }: ToldSeason): Text {
  const say = words[locale];
  const lines = groups.map((one) => `${one.name}, ${say.since(dayIn(locale, one.starts_on))}`);
  return {
    subject: undone ? say.off(name) : say.goesOn(name),
    body: `${undone ? say.offBody() : say.goesOnBody(name)}\n\n${lines.join('\n')}\n`,
  };
}

/** The question whether a student stays, about all their groups of a term, in the reader's language. */
export function renewalTextOf(locale: Locale, told: ToldRenewal): Text {
  const say = words[locale];
  const { reminder, until, groups, student_name: name } = told;
  const lines = groups.map((one) => `${one.name}, ${say.since(dayIn(locale, one.starts_on))}`);
  const asks = say.ask(name, reminder);
  const first = asks.startsWith('¿') ? 2 : 1;
  return {
    subject: asks.slice(0, first).toUpperCase() + asks.slice(first),
    body: `${say.askBody(name, dayIn(locale, until))}\n\n${lines.join('\n')}\n`,
  };
}
