import { type Static, Type } from 'typebox';
import { dateOrders } from '../../kernel/cells/dates.ts';
import {
  ChosenColumns,
  FileBytes,
  FileName,
  LocalDate,
  Nullable,
  OneOf,
  Params,
  Shape,
  SheetName,
  Strict,
  Text,
} from '../../kernel/http/types.ts';

/** What a text in a coach's cell may be. */
const coachChoices = ['one', 'several'] as const;
export type CoachChoice = (typeof coachChoices)[number];

const options = {
  file_name: Type.Optional(FileName()),
  columns: Type.Optional(ChosenColumns()),
  coaches: Type.Optional(
    Type.Record(Text({ maxLength: 500 }), OneOf(coachChoices), {
      maxProperties: 200,
      description: 'Of a text that may be one coach (María Ortega y Gasset) or several, which it is',
    }),
  ),
  date_order: Type.Optional(OneOf(dateOrders)),
  dry_run: Type.Optional(Type.Boolean({ description: 'Say what would be made; make nothing' })),
  skip_invalid: Type.Optional(Type.Boolean({ description: 'Import the good rows and leave out the others' })),
  start_date: Type.Optional(
    LocalDate('The first week of the timetable becomes the week of this date; weekdays stay'),
  ),
  publish: Type.Optional(Type.Boolean({ description: 'Publish at once and generate sessions; else drafts' })),
};

export const ImportTimetable = Strict({
  csv: Type.String({ minLength: 1, maxLength: 1_000_000, description: 'The whole file' }),
  ...options,
});

export const ImportTimetableFile = Strict({
  file: FileBytes(),
  sheet: Type.Optional(SheetName()),
  ...options,
});

export type TimetableOptions = Omit<Static<typeof ImportTimetable>, 'csv'>;

/** Everything that can be wrong with a row, or with the first line. */
export const rowProblemCodes = [
  'missing',
  'too_long',
  'format',
  'not_whole',
  'not_minor_units',
  'out_of_range',
  'not_weekday',
  'end_before_start',
  'below_minimum',
  'unknown_level',
  'unknown_type',
  'not_in_use',
  'not_at_club',
  'no_such_club',
  'not_your_club',
  'new_club_timezone',
  'new_club_currency',
  'other_timezone',
  'other_currency',
  'court_busy',
  'instructor_busy',
  'unknown_column',
  'repeated_column',
  'missing_column',
  'empty_file',
  'other_duration',
  'said_twice',
  'too_many_decimals',
  'date_out_of_range',
  'no_such_day',
  'past',
  'other_type_currency',
  'refused',
  'too_many_rows',
  'too_many_columns',
  'not_a_table',
  'dates_taken',
  'none_yet',
  'too_many_cells',
  'one_or_several',
  'csv',
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

const named = () => Type.Array(Type.String());
const told = (description: string) =>
  Type.Array(
    Type.Object(
      {
        line: Type.Integer(),
        column: Nullable(Type.String()),
        code: OneOf(rowProblemCodes),
        params: Params,
        message: Type.String(),
      },
      { additionalProperties: false },
    ),
    { description },
  );

export const TimetableReport = Shape('TimetableReport', {
  dry_run: Type.Boolean(),
  imported: Type.Boolean({ description: 'False when nothing was written' }),
  row_count: Type.Integer(),
  good_count: Type.Integer({ description: 'Rows that could be imported if the others were left out' }),
  schedule_count: Type.Integer({ description: 'Made, or to be made: none while the whole is refused' }),
  session_count: Type.Integer({ description: 'Made, or to be made, when published' }),
  existing_count: Type.Integer({ description: 'Rows whose schedule is there from an earlier import' }),
  repeated_count: Type.Integer({
    description: 'Rows equal to an earlier one: taken as classes side by side',
  }),
  problem_count: Type.Integer({ description: 'All of them; the first thousand are told one by one' }),
  problems: told('What is wrong, by line; nothing is imported unless such rows are left out'),
  notes: told(
    'What a reader would not expect of rows that are right: dates left out, classes that come later',
  ),
  headings: Type.Array(
    Type.Object({ name: Type.String(), column: Nullable(Type.String()) }, { additionalProperties: false }),
    { description: 'The columns of the file, and what each was taken for' },
  ),
  sheets: Type.Array(Type.String(), { description: 'Of a workbook' }),
  questions: Type.Array(
    Type.Object(
      { text: Type.String(), choice: Nullable(OneOf(coachChoices)), count: Type.Integer() },
      { additionalProperties: false },
    ),
    { description: 'Texts that may be one coach or several, and what was said of each (`coaches`)' },
  ),
  defaults: Type.Array(
    Type.Object(
      { column: Type.String(), value: Type.String(), count: Type.Integer() },
      { additionalProperties: false },
    ),
    { description: 'What stood in for empty cells' },
  ),
  created: Type.Object(
    { clubs: named(), class_types: named(), instructors: named(), courts: named() },
    { additionalProperties: false, description: 'Found by name, and made where missing' },
  ),
  clubs: Type.Array(
    Type.Object(
      { name: Type.String(), schedule_count: Type.Integer(), session_count: Type.Integer() },
      { additionalProperties: false },
    ),
  ),
});
export type TimetableReport = Static<typeof TimetableReport>;
