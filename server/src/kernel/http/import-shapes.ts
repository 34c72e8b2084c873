import { type Static, Type } from 'typebox';
import { dateOrders } from '../cells/dates.ts';
import { lineProblemCodes } from '../cells/records.ts';
import {
  ChosenColumns,
  FileBytes,
  FileName,
  Nullable,
  OneOf,
  Params,
  Shape,
  SheetName,
  Strict,
} from './types.ts';

/** The wish to import a file. */
export const ImportFile = Strict({
  file: FileBytes(),
  file_name: Type.Optional(FileName()),
  sheet: Type.Optional(SheetName()),
  columns: Type.Optional(ChosenColumns()),
  date_order: Type.Optional(OneOf(dateOrders)),
  dry_run: Type.Optional(Type.Boolean({ description: 'Say what would be written; write nothing' })),
  skip_invalid: Type.Optional(Type.Boolean({ description: 'Leave out rows with problems and conflicts' })),
});
export type ImportFile = Static<typeof ImportFile>;

export const lineActions = ['create', 'update', 'unchanged', 'conflict'] as const;
export type LineAction = (typeof lineActions)[number];

/** What an import does with each row. Counts are of all rows; the first thousand are told one by one. */
export const ImportReport = Shape('ImportReport', {
  dry_run: Type.Boolean(),
  imported: Type.Boolean({ description: 'False when nothing was written' }),
  row_count: Type.Integer(),
  counts: Type.Object(
    {
      create: Type.Integer(),
      update: Type.Integer(),
      unchanged: Type.Integer(),
      conflict: Type.Integer({
        description: 'Rows that are left out: nothing is written while there are some',
      }),
    },
    { additionalProperties: false },
  ),
  rows: Type.Array(
    Type.Object(
      {
        line: Type.Integer(),
        action: OneOf(lineActions),
        name: Type.String(),
        changes: Type.Array(Type.String(), { description: 'The columns that change' }),
      },
      { additionalProperties: false },
    ),
  ),
  problem_count: Type.Integer(),
  problems: Type.Array(
    Type.Object(
      {
        line: Type.Integer(),
        column: Nullable(Type.String()),
        code: OneOf(lineProblemCodes),
        params: Params,
        message: Type.String(),
      },
      { additionalProperties: false },
    ),
  ),
  headings: Type.Array(
    Type.Object({ name: Type.String(), column: Nullable(Type.String()) }, { additionalProperties: false }),
  ),
  sheets: Type.Array(Type.String()),
});
export type ImportReport = Static<typeof ImportReport>;
