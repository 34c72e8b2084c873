import { nameKey } from '../../../kernel/cells/words.ts';
import { mostAssistants } from '../../schemas/schedule.ts';
import type { CoachChoice } from '../../schemas/timetable.ts';
import type { Cells, FailCell } from './columns.ts';

export interface NamedCoaches {
  /** Who gives the class. */
  instructor: string | null;
  /** Who helps. */
  assistants: string[];
}

/** What tells whether a text is one person or several. */
export interface Naming {
  /** Whether it is the name of a coach who is there, or one that stands alone in this file. */
  isName: (text: string) => boolean;
  /** What the reader of the file said of a text in doubt. */
  choiceOf: (text: string) => CoachChoice | undefined;
}

type Column = 'instructor' | 'assistants';

/** What stands between two people and in nobody's name: Ana & Bea, Ana / Bea, Ana + Bea, Ana; Bea, Ana con Bea. */
const between: Record<Column, RegExp> = {
  instructor: /\s*[&/+;]\s*|\s+(?:con|and|with)\s+/iu,
  assistants: /\s*[&/+;,]\s*|\s+(?:con|and|with)\s+/iu,
};
/** What stands between two people (Ana y Bea, Íñigo e Isa) or within a surname (Ortega y Gasset). */
const within = /\s+(?:y|e)\s+/iu;
const longestName = 200;

const partsOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * The first one of the coach's cell gives the class; the others, and those of their own column, help. The name of a
 * coach who is there is one name, whatever stands in it (Santiago Ramón y Cajal); of one that could be two people the
 * reader decides, and until then the cell is refused.
 */
export function readCoaches(cells: Pick<Cells, Column>, naming: Naming, fail: FailCell): NamedCoaches {
  const peopleIn = (column: Column): string[] => {
    const names = wholesOf(cells[column], column, naming).flatMap((whole) => {
      const choice = choiceOf(whole, naming);
      if (choice === undefined)
        fail(column, 'one_or_several', `“${whole}” may be one coach or several: say which`, { value: whole });
      return choice === 'several' ? partsOf(whole, within) : [whole];
    });
    if (names.some((name) => name.length > longestName))
      fail(column, 'too_long', `is longer than ${longestName} characters`, { max: longestName });
    return names;
  };
  const [instructor = null, ...others] = peopleIn('instructor');
  const assistants = once([...others, ...peopleIn('assistants')], instructor);
  if (assistants.length > mostAssistants)
    fail('assistants', 'out_of_range', `${assistants.length} is not from 0 to ${mostAssistants}`, {
      ...{ value: String(assistants.length), min: 0, max: mostAssistants },
    });
  return { instructor, assistants };
}

/** What cannot be several people, or by its y or e alone. */
const wholesOf = (text: string, column: Column, { isName }: Naming): string[] =>
  isName(text) ? [text] : partsOf(text, between[column]);

/** Undefined while nobody has said. Two first names (Ana y Luis) are two people, and so are names that are known. */
function choiceOf(text: string, { isName, choiceOf: said }: Naming): CoachChoice | undefined {
  const parts = partsOf(text, within);
  if (parts.length < 2 || isName(text)) return 'one';
  const isClear = !parts[0]!.includes(' ') || parts.every(isName);
  return isClear ? 'several' : said(text);
}

/** The texts of a row of which only its reader knows whether they are one person. */
export const doubtsIn = (cells: Pick<Cells, Column>, naming: Naming): string[] =>
  (['instructor', 'assistants'] as const).flatMap((column) =>
    wholesOf(cells[column], column, naming).filter(
      (whole) => choiceOf(whole, { ...naming, choiceOf: () => undefined }) === undefined,
    ),
  );

/** The names that stand alone in a cell. */
export const aloneIn = (cells: Pick<Cells, Column>): string[] =>
  (['instructor', 'assistants'] as const)
    .filter((column) => partsOf(cells[column], between[column]).length === 1 && !within.test(cells[column]))
    .map((column) => cells[column]);

/** Each name once, and not the coach's. */
function once(names: readonly string[], instructor: string | null): string[] {
  const seen = new Set([nameKey(instructor ?? '')]);
  return names.filter((name) => {
    const isNew = !seen.has(nameKey(name));
    seen.add(nameKey(name));
    return isNew;
  });
}
