import { type ListFile, moneyCell } from '../../../kernel/cells/list-file.ts';
import { localWeekday } from '../../../kernel/time/index.ts';
import type { Schedule } from '../../schemas/schedule.ts';
import { weekdays } from '../weekdays.ts';

/** A class a week of a schedule. */
export type WeeklyClass = Schedule & { weekday: number };

/** As the import reads several people in one cell. */
export const namesTogether = (people: readonly { display_name: string }[]): string =>
  people.map((one) => one.display_name).join(' & ');

const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** On which days of each week it is; none for what a timetable cannot say: once, every second week, rules of its own. */
export function weekdaysOf({
  recurrence,
  recurrence_days,
  start_date,
}: {
  recurrence: string;
  recurrence_days: readonly number[];
  start_date: string;
}): readonly number[] {
  if (recurrence === 'daily') return everyDay;
  if (recurrence !== 'weekly') return [];
  return recurrence_days.length > 0 ? recurrence_days : [localWeekday(start_date)];
}

/** A timetable with the headings that its import knows (`words.ts`). */
export const timetableFile: ListFile<WeeklyClass> = {
  name: { es: 'horario', en: 'timetable' },
  action: 'timetable.exported',
  columns: [
    ['Club', 'Club', (one) => one.club.name],
    ['Clase', 'Class', (one) => one.name],
    ['Tipo', 'Type', (one) => one.class_type.name],
    ['Nivel', 'Level', (one) => one.level.display_name],
    ['Día', 'Day', (one, language) => weekdays[language][one.weekday] ?? ''],
    ['Hora', 'Time', (one) => one.start_time.slice(0, 5)],
    ['Minutos', 'Minutes', (one) => String(one.duration_minutes)],
    ['Mínimo', 'Minimum', (one) => String(one.min_participants)],
    ['Plazas', 'Places', (one) => String(one.max_participants)],
    ['Precio', 'Price', (one, language) => moneyCell(one.price, one.currency, language)],
    ['Precio socio', 'Member price', (one, language) => moneyCell(one.member_price, one.currency, language)],
    ['Moneda', 'Currency', (one) => one.currency],
    ['Monitor', 'Coach', (one) => one.instructor?.display_name ?? ''],
    ['Ayudantes', 'Assistants', (one) => namesTogether(one.assistant_instructors)],
    ['Pista', 'Court', (one) => one.court?.name ?? ''],
    ['Desde', 'From', (one) => one.start_date],
    ['Hasta', 'Until', (one) => one.end_date ?? ''],
    ['Zona horaria', 'Timezone', (one) => one.club.timezone],
  ],
};
