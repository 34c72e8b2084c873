import { dayIn } from './days.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

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
    since: (day: string) => `desde el ${day}`,
  },
  en: {
    goesOn: (name: string | null) => (name ? `${name} goes on next season` : 'You go on next season'),
    goesOnBody: (name: string | null) =>
      `${name ? `${name}’s fixed place` : 'Your fixed place'} goes on next season:`,
    off: (name: string | null) => (name ? `${name}’s places next season` : 'Your places next season'),
    offBody: () => 'The club does not keep these groups after all, for now:',
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
