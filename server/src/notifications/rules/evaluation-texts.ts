import { dayIn } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface EvaluationAsked {
  /** Whose class, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  instructor_name: string;
  class_name: string;
  local_date: string;
}

const words = {
  es: ({ student_name: of, instructor_name: coach, class_name }: EvaluationAsked, day: string) => ({
    subject: of ? `¿Qué tal le fue a ${of} con ${coach}?` : `¿Qué tal la clase con ${coach}?`,
    body: `«${class_name}», ${day}. Tu valoración, con tu nombre o sin él, ayuda al club y a quien da la clase.`,
  }),
  en: ({ student_name: of, instructor_name: coach, class_name }: EvaluationAsked, day: string) => ({
    subject: of ? `How was the class with ${coach} for ${of}?` : `How was the class with ${coach}?`,
    body: `“${class_name}”, ${day}. Your rating, with your name or without, helps the club and whoever gave the class.`,
  }),
};

/** An invitation to say what one thinks of a coach, in the reader's language. */
export function evaluationTextOf(locale: Locale, asked: EvaluationAsked): Text {
  const { subject, body } = words[locale](asked, dayIn(locale, asked.local_date));
  return { subject, body: `${body}\n\n${asked.club_name}\n` };
}
