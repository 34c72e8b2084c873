import type { Attendance, Mark } from './api.ts';

/** What the one who takes attendance has changed and not saved yet, by enrolment. */
export type Draft = ReadonlyMap<string, Partial<Omit<Mark, 'enrollment_id'>>>;

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
    const present = change?.present ?? row.present ?? (row.checked_in ? true : null);
    const rating = change?.performance_rating;
    return {
      row,
      present,
      instructor_notes: change?.instructor_notes ?? row.instructor_notes,
      // Who is absent has not played.
      performance_rating: present === false ? null : rating === undefined ? row.performance_rating : rating,
    };
  });
}

export function change(
  draft: Draft,
  enrollment_id: string,
  fields: Partial<Omit<Mark, 'enrollment_id'>>,
): Draft {
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

/** Whether saving would change anything: also the first save of those who only checked in. */
export function isUnsaved(lines: readonly Line[]): boolean {
  return lines.some(
    ({ row, present, instructor_notes, performance_rating }) =>
      present !== row.present ||
      (row.abilities.view_notes && instructor_notes !== row.instructor_notes) ||
      performance_rating !== row.performance_rating,
  );
}
