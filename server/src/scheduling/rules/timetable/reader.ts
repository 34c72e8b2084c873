import { clockMinutes, isLocalTime } from '../../../kernel/time/index.ts';
import { type Cells, type Column, type FailCell, weekdays } from './columns.ts';

/** Reads the cells of a row one by one; what is wrong with one is said to `fail`. */
export function reader(cells: Cells, fail: FailCell) {
  const text = (column: Column, longest: number): string | null => {
    const value = cells[column];
    if (value.length > longest)
      return fail(column, 'too_long', `is longer than ${longest} characters`, { max: longest });
    return value === '' ? null : value;
  };
  const whole = (column: Column, least: number, most: number): number | null => {
    const value = cells[column];
    if (value === '') return null;
    const hint = column.startsWith('price') || column.startsWith('member_price');
    if (!/^\d+$/.test(value))
      return fail(
        column,
        hint ? 'not_minor_units' : 'not_whole',
        `“${value}” is not a whole number${hint ? ' (in the smallest unit: 1500 for 15.00)' : ''}`,
        { value },
      );
    const number = Number(value);
    if (number < least || number > most)
      return fail(column, 'out_of_range', `${value} is not from ${least} to ${most}`, {
        value,
        min: least,
        max: most,
      });
    return number;
  };
  return {
    text,
    needed: (column: Column, longest: number): string =>
      (cells[column] === '' ? fail(column, 'missing', 'is missing') : text(column, longest)) ?? '',
    known: (
      column: Column,
      is: (value: string) => boolean,
      format: string,
      otherwise: string,
    ): string | null => {
      const value = text(column, 100);
      return value === null || is(value)
        ? value
        : fail(column, 'format', `“${value}” ${otherwise}`, { format, value });
    },
    whole,
    weekday: (): number => {
      const at = (weekdays as readonly string[]).indexOf(cells.weekday.toUpperCase());
      if (cells.weekday === '') fail('weekday', 'missing', 'is missing');
      else if (at < 0)
        fail('weekday', 'not_weekday', `“${cells.weekday}” is not one of ${weekdays.join(', ')}`, {
          value: cells.weekday,
          days: weekdays,
        });
      return at;
    },
    decimal: (column: Column): string | null => {
      const value = cells[column];
      if (value === '' || /^\d{1,10}(\.\d{1,2})?$/.test(value)) return value || null;
      return fail(column, 'format', `“${value}” is not a price, such as 12.50`, { format: 'price', value });
    },
    duration: (): number | null => {
      const { start_time, end_time, duration_minutes } = cells;
      const said = whole('duration_minutes', 5, 1_440);
      if (end_time === '' || !isLocalTime(start_time)) return said;
      if (!isLocalTime(end_time))
        return fail('end_time', 'format', `“${end_time}” is not a time from 00:00 to 23:59`, {
          format: 'time',
          value: end_time,
        });
      const lasts = (clockMinutes(end_time) - clockMinutes(start_time) + 1_440) % 1_440 || 1_440;
      if (duration_minutes !== '' && said !== lasts)
        return fail(
          'end_time',
          'other_duration',
          `is ${lasts} minutes after the start, not ${duration_minutes}`,
          {
            minutes: lasts,
            value: duration_minutes,
          },
        );
      return lasts;
    },
    time: (): string => {
      const value = /^\d:/.test(cells.start_time) ? `0${cells.start_time}` : cells.start_time;
      if (value === '') fail('start_time', 'missing', 'is missing');
      else if (!isLocalTime(value))
        fail('start_time', 'format', `“${value}” is not a time from 00:00 to 23:59`, {
          format: 'time',
          value,
        });
      return value.slice(0, 5);
    },
  };
}
