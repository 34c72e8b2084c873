import { nameKey } from '../../../kernel/cells/words.ts';
import { mostAssistants } from '../../schemas/schedule.ts';
import type { Cells, FailCell } from './columns.ts';

export interface NamedCoaches {
  /** Who gives the class. */
  instructor: string | null;
  /** Who helps. */
  assistants: string[];
}

/** Between two people in one cell: Ana & Bea, Ana / Bea, Ana + Bea, Ana; Bea, Ana y Bea, Ana con Bea, Ana and Bea. */
const between = /\s*[&/+;]\s*|\s+(?:y|e|con|and|with)\s+/iu;
const betweenAssistants = /\s*[&/+;,]\s*|\s+(?:y|e|and)\s+/iu;
const longestName = 200;

/**
 * The first one of the coach's cell gives the class; the others, and those of their own column, help. `isName` knows
 * the coaches who are there: a name of theirs is one name, whatever stands in it (Santiago Ramón y Cajal).
 */
export function readCoaches(
  cells: Pick<Cells, 'instructor' | 'assistants'>,
  isName: (text: string) => boolean,
  fail: FailCell,
): NamedCoaches {
  const peopleIn = (column: 'instructor' | 'assistants', separator: RegExp): string[] => {
    const all = isName(cells[column]) ? [cells[column]] : cells[column].split(separator);
    const names = all.map((name) => name.trim()).filter((name) => name !== '');
    if (names.some((name) => name.length > longestName))
      fail(column, 'too_long', `is longer than ${longestName} characters`, { max: longestName });
    return names;
  };
  const [instructor = null, ...others] = peopleIn('instructor', between);
  const assistants = once([...others, ...peopleIn('assistants', betweenAssistants)], instructor);
  if (assistants.length > mostAssistants)
    fail('assistants', 'out_of_range', `${assistants.length} is not from 0 to ${mostAssistants}`, {
      ...{ value: String(assistants.length), min: 0, max: mostAssistants },
    });
  return { instructor, assistants };
}

/** Each name once, and not the coach's. */
function once(names: readonly string[], instructor: string | null): string[] {
  const seen = new Set([nameKey(instructor ?? '')]);
  return names.filter((name) => {
    const isNew = !seen.has(nameKey(name));
    seen.add(nameKey(name));
    return isNew;
  });
}
