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

const backWords = {
  es: (of: string | null, [taken, now]: readonly [string, string | null]) => ({
    subject: of ? `Nivel de ${of}: confirmación anulada` : 'Confirmación de tu nivel anulada',
    body: `Se ha anulado la confirmación ${of ? `del nivel de ${of}` : 'de tu nivel'} (${taken}). ${now === null ? `De momento no ${of ? 'tiene' : 'tienes'} nivel` : `El nivel es ${now}`}.`,
  }),
  en: (of: string | null, [taken, now]: readonly [string, string | null]) => ({
    subject: of ? `Level of ${of}: confirmation withdrawn` : 'The confirmation of your level was withdrawn',
    body: `The confirmation of ${of ? `the level of ${of}` : 'your level'} (${taken}) was withdrawn. ${now === null ? 'There is no level for now' : `The level is ${now}`}.`,
  }),
};

/** A confirmation that was taken back: the level is again what it was. */
export function levelTakenBackOf(
  locale: Locale,
  { student_name, club_name, level, before }: ConfirmedLevel,
): Text {
  const { subject, body } = backWords[locale](student_name, [
    inWords(locale, level),
    before === null ? null : inWords(locale, before),
  ]);
  return { subject, body: `${[body, club_name].filter(Boolean).join('\n\n')}\n` };
}

const inWords = (locale: Locale, level: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(level);

/** A level that a coach or the desk has confirmed, in the reader's language. */
export function levelTextOf(locale: Locale, confirmed: ConfirmedLevel): Text {
  const level = inWords(locale, confirmed.level);
  const { subject, body } = words[locale](confirmed, level, confirmed.level !== confirmed.before);
  const parts = [body, confirmed.reason, confirmed.club_name].filter(Boolean);
  return { subject, body: `${parts.join('\n\n')}\n` };
}
