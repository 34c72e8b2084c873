import { flagCell, type ListFile, moneyCell, wordCell } from '../../kernel/cells/list-file.ts';
import type { Schedule } from '../schemas/schedule.ts';
import type { Session } from '../schemas/session.ts';
import { namesTogether } from './timetable/export.ts';
import { weekdays } from './weekdays.ts';

const status = wordCell({
  draft: 'borrador',
  published: 'publicado',
  scheduled: 'prevista',
  confirmed: 'confirmada',
  in_progress: 'en curso',
  completed: 'terminada',
  cancelled: 'cancelada',
});
const recurrence = wordCell({
  once: 'una vez',
  daily: 'cada día',
  weekly: 'cada semana',
  biweekly: 'cada dos semanas',
  monthly: 'cada mes',
  custom: 'regla propia',
});

export const scheduleFile: ListFile<Schedule> = {
  name: { es: 'horarios', en: 'schedules' },
  action: 'schedules.exported',
  columns: [
    ['Club', 'Club', (one) => one.club.name],
    ['Clase', 'Class', (one) => one.name],
    ['Tipo', 'Type', (one) => one.class_type.name],
    ['Nivel', 'Level', (one) => one.level.display_name],
    ['Se repite', 'Repeats', (one, language) => recurrence(one.recurrence, language)],
    [
      'Días',
      'Days',
      (one, language) => one.recurrence_days.map((day) => weekdays[language][day] ?? '').join(', '),
    ],
    ['Regla', 'Rule', (one) => one.rrule ?? ''],
    ['Hora', 'Time', (one) => one.start_time.slice(0, 5)],
    ['Minutos', 'Minutes', (one) => String(one.duration_minutes)],
    ['Desde', 'From', (one) => one.start_date],
    ['Hasta', 'Until', (one) => one.end_date ?? ''],
    ['Monitor', 'Coach', (one) => one.instructor?.display_name ?? ''],
    ['Pista', 'Court', (one) => one.court?.name ?? one.location],
    ['Mínimo', 'Minimum', (one) => String(one.min_participants)],
    ['Plazas', 'Places', (one) => String(one.max_participants)],
    ['Precio', 'Price', (one, language) => moneyCell(one.price, one.currency, language)],
    ['Precio socio', 'Member price', (one, language) => moneyCell(one.member_price, one.currency, language)],
    ['Moneda', 'Currency', (one) => one.currency],
    ['Clases sueltas', 'Drop-in', (one, language) => flagCell(one.allow_drop_in, language)],
    ['Lista de espera', 'Waiting list', (one, language) => flagCell(one.allow_waitlist, language)],
    ['Estado', 'Status', (one, language) => status(one.status, language)],
    ['Ayudantes', 'Assistants', (one) => namesTogether(one.assistant_instructors)],
  ],
};

export const sessionFile: ListFile<Session> = {
  name: { es: 'clases', en: 'classes' },
  action: 'sessions.exported',
  columns: [
    ['Fecha', 'Date', (one) => one.local_date],
    ['Hora', 'Time', (one) => one.local_time.slice(0, 5)],
    ['Minutos', 'Minutes', (one) => String(one.duration_minutes)],
    ['Club', 'Club', (one) => one.club.name],
    ['Clase', 'Class', (one) => one.name],
    ['Tipo', 'Type', (one) => one.class_type.name],
    ['Nivel', 'Level', (one) => one.level.display_name],
    ['Monitor', 'Coach', (one) => (one.substitute_instructor ?? one.instructor)?.display_name ?? ''],
    ['Pista', 'Court', (one) => one.court?.name ?? one.location],
    ['Plazas', 'Places', (one) => String(one.max_participants)],
    ['Ocupadas', 'Taken', (one) => String(one.enrolled_count)],
    ['En espera', 'Waiting', (one) => String(one.waitlisted_count)],
    ['Asistieron', 'Attended', (one) => String(one.attended_count)],
    ['Precio', 'Price', (one, language) => moneyCell(one.price, one.currency, language)],
    ['Moneda', 'Currency', (one) => one.currency],
    ['Estado', 'Status', (one, language) => status(one.status, language)],
    ['Ayudantes', 'Assistants', (one) => namesTogether(one.assistant_instructors)],
  ],
};
