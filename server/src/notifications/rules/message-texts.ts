import type { Locale } from './phrases.ts';
import { classLines, type Text, type ToldClass } from './texts.ts';

export interface WrittenMessage {
  /** Whose class; null: the reader's own. */
  students: readonly (string | null)[];
  author: string;
  words: string;
  session: ToldClass;
}

const say = {
  es: (of: string | null, author: string) => ({
    subject: of ? `Mensaje sobre la clase de ${of}` : 'Mensaje sobre tu clase',
    opening: `${author || 'El club'} escribe:`,
  }),
  en: (of: string | null, author: string) => ({
    subject: of ? `A message about ${of}’s class` : 'A message about your class',
    opening: `${author || 'The club'} writes:`,
  }),
};

/** What a coach or the desk has written, in their words; what stands around it in the reader's language. */
export function messageTextOf(locale: Locale, message: WrittenMessage): Text {
  const { subject, opening } = say[locale](whose(locale, message.students), message.author);
  const { class_name, club_name } = message.session;
  const parts = [opening, message.words, classLines([message.session], locale), club_name];
  return { subject: `${subject}: ${class_name}`, body: `${parts.join('\n\n')}\n` };
}

/** The names of those whom it is about; null where the reader is one of them. */
const whose = (locale: Locale, students: WrittenMessage['students']): string | null => {
  const names = students.filter((name) => name !== null);
  return names.length < students.length ? null : new Intl.ListFormat(locale).format(names);
};
