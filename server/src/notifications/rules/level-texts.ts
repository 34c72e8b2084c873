import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

export interface ConfirmedLevel {
  /** Whose, when somebody else reads it. */
  student_name: string | null;
  club_name: string;
  level: number;
  /** Null: as before. */
  before: number | null;
  /** Of who confirmed it. */
  by: string | null;
  reason: string;
}

const words = {
  es: ({ student_name: of, by }: ConfirmedLevel, level: string, is_new: boolean) => ({
    subject: of ? `Nivel de ${of}: ${level}` : `Tu nivel es ${level}`,
    body: `${by ?? 'El club'} ha confirmado ${of ? `el nivel de ${of}` : 'tu nivel'}: ${is_new ? 'ahora es' : 'sigue siendo'} ${level}.`,
  }),
  en: ({ student_name: of, by }: ConfirmedLevel, level: string, is_new: boolean) => ({
    subject: of ? `Level of ${of}: ${level}` : `Your level is ${level}`,
    body: `${by ?? 'The club'} has confirmed ${of ? `the level of ${of}` : 'your level'}: it is ${is_new ? 'now' : 'still'} ${level}.`,
  }),
};

/** A level that a coach or the desk has confirmed, in the reader's language. */
export function levelTextOf(locale: Locale, confirmed: ConfirmedLevel): Text {
  const level = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(confirmed.level);
  const { subject, body } = words[locale](confirmed, level, confirmed.level !== confirmed.before);
  const parts = [body, confirmed.reason, confirmed.club_name].filter(Boolean);
  return { subject, body: `${parts.join('\n\n')}\n` };
}
