import type { Arrival, Attendance, Mark } from './api.ts';

/** What is said of one student: an arrival, or a mark. */
export type Said = Partial<Omit<Mark, 'enrollment_id' | 'attendance_version'>> & { arrived?: boolean };

/** With what was seen of them (`attendance_version`) when the first of it was said. */
export type Kept = Said & { seen?: number };

/** What the one who takes attendance has changed and the server does not know yet, by enrolment. */
export type Draft = ReadonlyMap<string, Kept>;

export interface Line {
  row: Attendance;
  /** Null: not said yet. */
  present: boolean | null;
  instructor_notes: string;
  performance_rating: number | null;
  /** The `attendance_version` that whoever says something of it has seen. */
  seen: number;
}

/** The roster as it stands on screen: what the server knows, under what was changed here. */
export function linesOf(rows: readonly Attendance[], draft: Draft): Line[] {
  return rows.map((row) => {
    const change = draft.get(row.enrollment_id);
    const checked_in = change?.arrived ?? row.checked_in;
    const present = change?.present ?? row.present ?? (checked_in ? true : null);
    const rating = change?.performance_rating;
    return {
      row: { ...row, checked_in },
      present,
      instructor_notes: change?.instructor_notes ?? row.instructor_notes,
      // Who is absent has not played.
      performance_rating: present === false ? null : rating === undefined ? row.performance_rating : rating,
      seen: change?.seen ?? row.attendance_version,
    };
  });
}

/** Something more is said of somebody, who was seen as `row` unless something was said of them before. */
export function change(
  draft: Draft,
  row: Pick<Attendance, 'enrollment_id' | 'attendance_version'>,
  fields: Said,
): Draft {
  const { enrollment_id, attendance_version: seen } = row;
  return new Map(draft).set(enrollment_id, { seen, ...draft.get(enrollment_id), ...fields });
}

/** Everybody of whom nothing has been said is there. */
export function allPresent(lines: readonly Line[], draft: Draft): Draft {
  return lines
    .filter(({ present }) => present === null)
    .reduce((all, { row }) => change(all, row, { present: true }), draft);
}

/** What to send: everybody of whom something is said. Notes only from those who may write them. */
export function marksOf(lines: readonly Line[]): Mark[] {
  return lines.flatMap(({ row, present, instructor_notes, performance_rating, seen: attendance_version }) => {
    if (present === null) return [];
    const notes = row.abilities.view_notes ? { instructor_notes } : {};
    return [{ enrollment_id: row.enrollment_id, attendance_version, present, performance_rating, ...notes }];
  });
}

/** What to send of a draft: arrivals, and marks of those of whom it is said whether they are there. */
export interface Wish {
  arrivals: Arrival[];
  marks: Mark[];
}

export function wishOf(lines: readonly Line[], draft: Draft): Wish {
  const said = lines.flatMap((line) => {
    const fields = draft.get(line.row.enrollment_id);
    return fields ? [{ line, ...fields }] : [];
  });
  return {
    arrivals: said.flatMap(({ line, arrived }) =>
      arrived === undefined ? [] : [{ ...whoOf(line), arrived }],
    ),
    marks: said.flatMap(({ line, arrived: _, ...fields }) => markOf(line, fields) ?? []),
  };
}

const whoOf = ({ row: { enrollment_id }, seen: attendance_version }: Line) => ({
  enrollment_id,
  attendance_version,
});

/** Only what was touched here: what another has written meanwhile stays. */
function markOf(line: Line, fields: Said): Mark | null {
  const { row, present } = line;
  const { instructor_notes, performance_rating } = fields;
  const touched = [fields.present, instructor_notes, performance_rating].some((one) => one !== undefined);
  if (!touched || present === null) return null;
  return {
    ...{ ...whoOf(line), present },
    ...(present && performance_rating !== undefined && { performance_rating }),
    ...(row.abilities.view_notes && instructor_notes !== undefined && { instructor_notes }),
  };
}

export const isEmpty = ({ arrivals, marks }: Wish): boolean => arrivals.length + marks.length === 0;

/**
 * The draft without what has been sent, field by field: what was changed again since then stays, and so do notes beside
 * an arrival that wait for a mark. `rows`: as the answer has them; what was said since was said over it.
 */
export function without(draft: Draft, sent: Draft, { arrivals, marks, rows = [] }: Taken): Draft {
  const arrived = idsOf(arrivals);
  const marked = idsOf(marks);
  const versions = new Map(rows.map((row) => [row.enrollment_id, row.attendance_version]));
  const left = [...draft].map(([id, { seen, ...said }]): [string, Kept] => {
    const stays = ([field, value]: [string, unknown]) =>
      !(field === 'arrived' ? arrived : marked).has(id) || sent.get(id)?.[field as keyof Said] !== value;
    const fields: Said = Object.fromEntries(Object.entries(said).filter(stays));
    const isTouched = arrived.has(id) || marked.has(id);
    return [id, { ...seenOf((isTouched ? versions.get(id) : undefined) ?? seen), ...fields }];
  });
  return new Map(left.filter(([, { seen: _, ...said }]) => Object.keys(said).length > 0));
}

/** What is to be sent no more, with the rows of the answer. */
export interface Taken extends Wish {
  rows?: readonly Pick<Attendance, 'enrollment_id' | 'attendance_version'>[];
}

const seenOf = (seen: number | undefined) => (seen === undefined ? {} : { seen });

const idsOf = (sent: readonly { enrollment_id: string }[]) =>
  new Set(sent.map(({ enrollment_id }) => enrollment_id));

/**
 * What the server does not know yet of a draft that was kept: an answer may have been lost after the deed was done. Who
 * has no place any more is on no roster, and what was said of them can be sent no more.
 */
export function unknownOf(draft: Draft, rows: readonly Attendance[]): Draft {
  const known = new Map(rows.map((row) => [row.enrollment_id, { ...row, arrived: row.checked_in }]));
  return new Map(
    [...draft].filter(([id, { seen: _, ...said }]) => {
      const row = known.get(id);
      return row && (Object.keys(said) as (keyof Said)[]).some((field) => said[field] !== row[field]);
    }),
  );
}
