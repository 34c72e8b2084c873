import { parseInstant } from '../../kernel/time/index.ts';
import type { LevelEntry, ProgressReport } from '../schemas.ts';

export type Language = 'es' | 'en';
type Next = NonNullable<ProgressReport['recommended_next_level']>;

const es = {
  title: (name: string) => `Informe de progreso de ${name}`,
  period: (from: string, to: string) => `Del ${from} al ${to}`,
  level: 'Nivel',
  noLevel: 'Sin nivel',
  reliability: (percent: string) => `Fiabilidad: ${percent}`,
  attendance: 'Asistencia',
  came: (present: number, absent: number) => `Clases a las que asistió: ${present}. Faltas: ${absent}.`,
  month: (present: number, absent: number) => `${present} · faltas: ${absent}`,
  mastered: 'Habilidades nuevas',
  noneMastered: 'Ninguna en este tiempo.',
  performance: 'Cómo juega',
  unrated: 'Aún no hay clases valoradas.',
  mean: (mean: string) => `Media de ${mean} sobre 5`,
  before: (mean: string) => `antes, ${mean}`,
  notes: 'Qué dicen los monitores',
  history: 'Historia del nivel',
  moved: (before: string, level: string) => `De ${before} a ${level}`,
  undone: 'confirmación anulada',
  nextLevel: 'Siguiente nivel',
  next: (level: string) => `Camino a ${level}`,
  top: (level: string) => `${level}: el nivel más alto`,
  nothing: 'El club aún no ha dicho qué se aprende en cada nivel.',
  exit_criteria: (value: string, needed: string) => `Habilidades necesarias: ${value} de ${needed}`,
  classes: (value: string, needed: string) => `Clases: ${value} de ${needed}`,
  rated: (value: string, needed: string) =>
    `Media de las últimas valoraciones: ${value} de 5 (mínimo ${needed})`,
  tooFew: 'Aún hay pocas clases valoradas: no cuentan',
  met: 'cumplido',
  unmet: 'falta',
  missing: 'Lo que falta',
};

const en: typeof es = {
  title: (name) => `Progress report of ${name}`,
  period: (from, to) => `${from} to ${to}`,
  level: 'Level',
  noLevel: 'No level',
  reliability: (percent) => `Reliability: ${percent}`,
  attendance: 'Attendance',
  came: (present, absent) => `Classes attended: ${present}. Missed: ${absent}.`,
  month: (present, absent) => `${present} · missed: ${absent}`,
  mastered: 'New skills',
  noneMastered: 'None in this time.',
  performance: 'How they play',
  unrated: 'No class is rated yet.',
  mean: (mean) => `Mean of ${mean} out of 5`,
  before: (mean) => `before, ${mean}`,
  notes: 'What coaches say',
  history: 'History of the level',
  moved: (before, level) => `From ${before} to ${level}`,
  undone: 'confirmation undone',
  nextLevel: 'Next level',
  next: (level) => `On the way to ${level}`,
  top: (level) => `${level}: the highest level`,
  nothing: 'The club has not said yet what each level teaches.',
  exit_criteria: (value, needed) => `Skills needed: ${value} of ${needed}`,
  classes: (value, needed) => `Classes: ${value} of ${needed}`,
  rated: (value, needed) => `Mean of the last ratings: ${value} of 5 (at least ${needed})`,
  tooFew: 'Too few classes are rated yet: they do not count',
  met: 'met',
  unmet: 'missing',
  missing: 'What is missing',
};

const words = { es, en };
export const reportWords = (language: Language): typeof es => words[language];

export const numberWords = (value: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);

/** `65 %`, with plain blanks: the letters of the file have no others. */
export const percentWords = (percent: number, language: Language): string =>
  `${numberWords(percent, language)} %`;

export const monthWords = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-ES', {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(parseInstant(`${month}-01T00:00:00Z`) ?? undefined);

/** How a level moved, in one line. */
export function movedWords({ kind, level, before }: LevelEntry, language: Language): string {
  const said = words[language];
  const called = (one: number | null) => (one === null ? said.noLevel : numberWords(one, language));
  const moved =
    before === null || before === level ? called(level) : said.moved(called(before), called(level));
  return kind === 'withdrawn' ? `${moved}, ${said.undone}` : moved;
}

/** What speaks for the next level, or is missing. */
export function reasonWords(
  { reason, is_met, value, needed }: Next['reasons'][number],
  language: Language,
): string {
  const said = words[language];
  if (value === null) return said.tooFew;
  const of = reason === 'performance' ? said.rated : said[reason];
  return `${of(numberWords(value, language), numberWords(needed, language))} · ${is_met ? said.met : said.unmet}`;
}
