import type { Locale } from './phrases.ts';
import { classLines, type Text, type ToldClass } from './texts.ts';

export interface AboutSubstitutes {
  classes: readonly ToldClass[];
  /** What whoever asked said with it, or the coach with the answer; empty: nothing. */
  words: string;
  /** Who cannot come, or who gives the class now; null: several, or nobody. */
  coach: string | null;
}

type Say = (about: { count: number; coach: string | null }) => { subject: string; opening: string };
export type SubstituteNews = 'asked' | 'taken' | 'over' | 'accepted' | 'declined' | 'unanswered';

const es: Record<SubstituteNews, Say> = {
  asked: ({ count, coach }) => ({
    subject: coach ? `¿Puedes sustituir a ${coach}?` : '¿Puedes dar una clase?',
    opening: `${count > 1 ? 'Se busca a alguien que dé estas clases. De cada una se encarga' : 'Se busca a alguien que dé esta clase. Se encarga'} quien antes acepte, en su página «Hoy».`,
  }),
  taken: ({ count }) => ({
    subject: 'Sustitución ya cubierta',
    opening: count > 1 ? 'Estas clases ya las da otra persona:' : 'Esta clase ya la da otra persona:',
  }),
  over: ({ count }) => ({
    subject: 'Ya no hace falta sustitución',
    opening:
      count > 1 ? 'Ya no se busca a nadie para estas clases:' : 'Ya no se busca a nadie para esta clase:',
  }),
  accepted: ({ count, coach }) => ({
    subject: `${coach ?? 'Alguien'} acepta la sustitución`,
    opening: `${coach ?? 'Alguien'} da ${count > 1 ? 'estas clases' : 'esta clase'}:`,
  }),
  declined: ({ count }) => ({
    subject: 'Nadie acepta la sustitución',
    opening: `Ninguno de los monitores a los que se preguntó da ${count > 1 ? 'estas clases' : 'esta clase'}:`,
  }),
  unanswered: ({ count }) => ({
    subject: 'Nadie ha aceptado aún la sustitución',
    opening: `Falta poco, y ninguno de los monitores a los que se preguntó ha aceptado dar ${count > 1 ? 'estas clases' : 'esta clase'}:`,
  }),
};

const en: Record<SubstituteNews, Say> = {
  asked: ({ count, coach }) => ({
    subject: coach ? `Can you stand in for ${coach}?` : 'Can you give a class?',
    opening: `Somebody is wanted to give ${count > 1 ? 'these classes. Each goes to whoever accepts it' : 'this class. It goes to whoever accepts'} first, on their page “Today”.`,
  }),
  taken: ({ count }) => ({
    subject: 'The substitution is taken',
    opening: `Somebody else gives ${count > 1 ? 'these classes' : 'this class'} now:`,
  }),
  over: ({ count }) => ({
    subject: 'No substitute needed any more',
    opening: `Nobody is wanted any more for ${count > 1 ? 'these classes' : 'this class'}:`,
  }),
  accepted: ({ count, coach }) => ({
    subject: `${coach ?? 'Somebody'} accepts the substitution`,
    opening: `${coach ?? 'Somebody'} gives ${count > 1 ? 'these classes' : 'this class'}:`,
  }),
  declined: ({ count }) => ({
    subject: 'Nobody accepts the substitution',
    opening: `None of the coaches who were asked gives ${count > 1 ? 'these classes' : 'this class'}:`,
  }),
  unanswered: ({ count }) => ({
    subject: 'Nobody has accepted the substitution yet',
    opening: `It is soon, and none of the coaches who were asked has agreed to give ${count > 1 ? 'these classes' : 'this class'}:`,
  }),
};

const words = { es, en };

/** What coaches and the desk hear of a question who gives a class, in the reader's language. */
export function substituteTextOf(locale: Locale, news: SubstituteNews, about: AboutSubstitutes): Text {
  const { classes, coach } = about;
  const { subject, opening } = words[locale][news]({ count: classes.length, coach });
  const said = about.words === '' ? [] : [locale === 'es' ? `«${about.words}»` : `“${about.words}”`];
  const clubs = [...new Set(classes.map((one) => one.club_name))].join(', ');
  return { subject, body: `${[opening, classLines(classes, locale), ...said, clubs].join('\n\n')}\n` };
}
