import { isCurrency } from '../../../kernel/money.ts';
import { isPlanDate, isTimezone, type LocalDate } from '../../../kernel/time/index.ts';
import { type Naming, readCoaches } from './coaches.ts';
import { type Cells, columns, type FailCell, type RowProblem } from './columns.ts';
import { reader } from './reader.ts';

export { type Cells, columns };

/** A row as it was understood. Null: the file does not say. */
export interface TimetableRow {
  line: number;
  club: string;
  class_name: string;
  class_type: string | null;
  level: string | null;
  /** 0 = Monday to 6 = Sunday. */
  weekday: number;
  /** HH:MM */
  start_time: string;
  duration_minutes: number | null;
  min_participants: number | null;
  max_participants: number | null;
  price: number | null;
  member_price: number | null;
  /** Prices in whole units (12.50), until the currency says how many decimals it has. */
  price_decimal: string | null;
  member_price_decimal: string | null;
  currency: string | null;
  instructor: string | null;
  /** Who helps; none where the file does not say. */
  assistants: string[];
  court: string | null;
  start_date: LocalDate | null;
  end_date: LocalDate | null;
  timezone: string | null;
}

/** Reads a row: all that it means, or all that is wrong with it. `naming` tells names from lists of them. */
export function readRow(
  line: number,
  cells: Cells,
  naming: Naming = { isName: () => false, choiceOf: () => undefined },
): TimetableRow | RowProblem[] {
  const problems: RowProblem[] = [];
  const fail: FailCell = (column, code, message, params = {}) => {
    problems.push({ line, column, code, params, message });
    return null;
  };
  const read = reader(cells, fail);
  const row = {
    line,
    club: read.needed('club', 200),
    class_name: read.needed('class_name', 200),
    class_type: read.text('class_type', 200),
    level: read.text('level', 100),
    weekday: read.weekday(),
    start_time: read.time(),
    duration_minutes: read.duration(),
    min_participants: read.whole('min_participants', 1, 1_000),
    max_participants: read.whole('max_participants', 1, 1_000),
    price: read.whole('price_minor', 0, 1_000_000_000),
    member_price: read.whole('member_price_minor', 0, 1_000_000_000),
    price_decimal: read.decimal('price'),
    member_price_decimal: read.decimal('member_price'),
    currency: read.known('currency', isCurrency, 'currency', 'is not an ISO 4217 currency, such as EUR'),
    ...readCoaches(cells, naming, fail),
    court: read.text('court', 100),
    start_date: read.known('start_date', isPlanDate, 'date', 'is not a date, such as 2026-09-14'),
    end_date: read.known('end_date', isPlanDate, 'date', 'is not a date, such as 2027-06-30'),
    timezone: read.known(
      'timezone',
      isTimezone,
      'timezone',
      'is not an IANA time zone, such as Europe/Madrid',
    ),
  };
  contradict(row, fail);
  return problems.length > 0 ? problems : row;
}

/** Cells that are right one by one, and not beside each other. */
function contradict(row: TimetableRow, fail: FailCell): void {
  const { start_date, end_date, min_participants, max_participants } = row;
  for (const column of ['price', 'member_price'] as const)
    if (row[column] !== null && row[`${column}_decimal`] !== null)
      fail(column, 'said_twice', `is said twice: leave ${column} or ${column}_minor empty`, {
        name: `${column}_minor`,
      });
  if (start_date !== null && end_date !== null && end_date < start_date)
    fail('end_date', 'end_before_start', 'is before the start date');
  if (min_participants !== null && max_participants !== null && min_participants > max_participants)
    fail('max_participants', 'below_minimum', 'is below min_participants');
}
