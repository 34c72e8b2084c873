import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface NewClasses {
  /** The saved searches that found them. */
  searches: readonly string[];
  classes: readonly { class_name: string; local_date: string; local_time: string; club_name: string }[];
}

/** As many are named; the page shows the rest. */
const named = 8;

const words = {
  es: {
    subject: (n: number) => (n === 1 ? 'Una clase nueva para ti' : `${n} clases nuevas para ti`),
    found: (names: string) => `Lo que buscas (${names}) tiene clases nuevas con plaza:`,
    more: (n: number) => `y ${n} más`,
    at: 'a las',
  },
  en: {
    subject: (n: number) => (n === 1 ? 'A new class for you' : `${n} new classes for you`),
    found: (names: string) => `What you look for (${names}) has new classes with a place:`,
    more: (n: number) => `and ${n} more`,
    at: 'at',
  },
};

/** New classes that saved searches have found, in the reader's language. */
export function newClassesText(locale: Locale, { searches, classes }: NewClasses): Text {
  const { subject, found, more, at } = words[locale];
  const lines = classes
    .slice(0, named)
    .map(
      (one) =>
        `${one.class_name}, ${dayIn(locale, one.local_date)} ${at} ${one.local_time}, ${one.club_name}`,
    );
  const rest = classes.length > named ? [more(classes.length - named)] : [];
  return {
    subject: subject(classes.length),
    body: `${found(searches.join(', '))}\n\n${[...lines, ...rest].join('\n')}\n`,
  };
}
