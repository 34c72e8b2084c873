import type { Arrival, Attendance, Mark } from './api.ts';

/** What is said of one student: an arrival, or a mark. */
export type Said = Partial<Omit<Mark, 'enrollment_id'>> & { arrived?: boolean };

/** What the one who takes attendance has changed and the server does not know yet, by enrolment. */
export type Draft = ReadonlyMap<string, Said>;

export interface Line {
  row: Attendance;
  /** Null: not said yet. */
  present: boolean | null;
  instructor_notes: string;
  performance_rating: number | null;
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
    };
  });
}

export function change(draft: Draft, enrollment_id: string, fields: Said): Draft {
  return new Map(draft).set(enrollment_id, { ...draft.get(enrollment_id), ...fields });
}

/** Everybody of whom nothing has been said is there. */
export function allPresent(lines: readonly Line[], draft: Draft): Draft {
  return lines
    .filter(({ present }) => present === null)
    .reduce((all, { row }) => change(all, row.enrollment_id, { present: true }), draft);
}

/** What to send: everybody of whom something is said. Notes only from those who may write them. */
export function marksOf(lines: readonly Line[]): Mark[] {
  return lines.flatMap(({ row, present, instructor_notes, performance_rating }) => {
    if (present === null) return [];
    const notes = row.abilities.view_notes ? { instructor_notes } : {};
    return [{ enrollment_id: row.enrollment_id, present, performance_rating, ...notes }];
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
      arrived === undefined ? [] : [{ enrollment_id: line.row.enrollment_id, arrived }],
    ),
    marks: said.flatMap(({ line, arrived: _, ...fields }) => markOf(line, fields) ?? []),
  };
}

/** Only what was touched here: what another has written meanwhile stays. */
function markOf({ row, present }: Line, fields: Said): Mark | null {
  const { instructor_notes, performance_rating } = fields;
  const touched = [fields.present, instructor_notes, performance_rating].some((one) => one !== undefined);
  if (!touched || present === null) return null;
  return {
    ...{ enrollment_id: row.enrollment_id, present },
    ...(present && performance_rating !== undefined && { performance_rating }),
    ...(row.abilities.view_notes && instructor_notes !== undefined && { instructor_notes }),
  };
}

export const isEmpty = ({ arrivals, marks }: Wish): boolean => arrivals.length + marks.length === 0;

/**
 * The draft without what has been sent, field by field: what was changed again since then stays, and so do notes beside
 * an arrival that wait for a mark.
 */
export function without(draft: Draft, sent: Draft, { arrivals, marks }: Wish): Draft {
  const arrived = idsOf(arrivals);
  const marked = idsOf(marks);
  return filtered(draft, (id, field, value) => {
    const isSent = (field === 'arrived' ? arrived : marked).has(id);
    return !isSent || sent.get(id)?.[field] !== value;
  });
}

const idsOf = (sent: readonly { enrollment_id: string }[]) =>
  new Set(sent.map(({ enrollment_id }) => enrollment_id));

/** The draft with the fields that `stays` says; nobody of whom nothing is left. */
function filtered(draft: Draft, stays: (id: string, field: keyof Said, value: unknown) => boolean): Draft {
  const left = [...draft].map(([id, said]): [string, Said] => {
    const fields = Object.entries(said).filter(([field, value]) => stays(id, field as keyof Said, value));
    return [id, Object.fromEntries(fields)];
  });
  return new Map(left.filter(([, said]) => Object.keys(said).length > 0));
}

/**
 * What the server does not know yet of a draft that was kept: an answer may have been lost after the deed was done. Who
 * has no place any more is on no roster, and what was said of them can be sent no more.
 */
export function unknownOf(draft: Draft, rows: readonly Attendance[]): Draft {
  const known = new Map(rows.map((row) => [row.enrollment_id, { ...row, arrived: row.checked_in }]));
  return new Map(
    [...draft].filter(([id, said]) => {
      const row = known.get(id);
      return row && (Object.keys(said) as (keyof Said)[]).some((field) => said[field] !== row[field]);
    }),
  );
}
