import type { Locale } from './phrases.ts';
import { classLines, type Text, type ToldClass } from './texts.ts';

export interface WrittenMessage {
  /** Whose class, when somebody else reads it. */
  student_name: string | null;
  author: string;
  words: string;
  session: ToldClass;
}

const say = {
  es: ({ student_name: of, author }: WrittenMessage) => ({
    subject: of ? `Mensaje sobre la clase de ${of}` : 'Mensaje sobre tu clase',
    opening: `${author || 'El club'} escribe:`,
  }),
  en: ({ student_name: of, author }: WrittenMessage) => ({
    subject: of ? `A message about ${of}’s class` : 'A message about your class',
    opening: `${author || 'The club'} writes:`,
  }),
};

/** What a coach or the desk has written, in their words; what stands around it in the reader's language. */
export function messageTextOf(locale: Locale, message: WrittenMessage): Text {
  const { subject, opening } = say[locale](message);
  const { class_name, club_name } = message.session;
  const parts = [opening, message.words, classLines([message.session], locale), club_name];
  return { subject: `${subject}: ${class_name}`, body: `${parts.join('\n\n')}\n` };
}
