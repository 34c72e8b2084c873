import type { ProblemParams } from '../../../kernel/problem.ts';
import type { RowProblemCode } from '../../schemas/timetable.ts';

/** The columns of a timetable file, in the order in which we write them. */
export const columns = [
  'club',
  'class_name',
  'class_type',
  'level',
  'weekday',
  'start_time',
  'duration_minutes',
  'end_time',
  'min_participants',
  'max_participants',
  'price_minor',
  'member_price_minor',
  'price',
  'member_price',
  'currency',
  'instructor',
  'assistants',
  'court',
  'start_date',
  'end_date',
  'timezone',
] as const;
export type Column = (typeof columns)[number];
/** Columns that no default can stand for. */
export const neededColumns = [
  'club',
  'class_name',
  'weekday',
  'start_time',
] as const satisfies readonly Column[];

/** The text of a row's cells, trimmed; '' is an unknown one. */
export type Cells = Readonly<Record<Column, string>>;

/** Something that is wrong with a row. `line` is that of the file, from 1. */
export interface RowProblem {
  line: number;
  column: Column | null;
  code: RowProblemCode;
  params: ProblemParams;
  message: string;
}
/** Says what is wrong with a cell: a code, what its sentence needs, and that sentence in English. */
export type FailCell = (
  column: Column,
  code: RowProblemCode,
  message: string,
  params?: ProblemParams,
) => null;

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
