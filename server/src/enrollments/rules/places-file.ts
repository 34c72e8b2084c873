import type { FileLanguage, ListFile } from '../../kernel/cells/list-file.ts';

/** A fixed place as the file has it. */
export interface PlaceRow {
  group: string;
  /** 0 = Monday; null where the group has several, or none that stays. */
  weekday: number | null;
  start_time: string;
  club: string;
  instructor: string | null;
  name: string;
  email: string | null;
  phone: string;
  starts_on: string;
  ends_on: string | null;
}

const days: Readonly<Record<FileLanguage, readonly string[]>> = {
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** Who holds which place, with the headings that the import knows (`import/columns.ts`). */
export const placesFile: ListFile<PlaceRow> = {
  name: { es: 'plazas-fijas', en: 'fixed-places' },
  action: 'places.exported',
  columns: [
    ['Grupo', 'Group', (one) => one.group],
    ['Día', 'Weekday', (one, language) => (one.weekday === null ? '' : (days[language][one.weekday] ?? ''))],
    ['Hora', 'Time', (one) => one.start_time],
    ['Centro', 'Club', (one) => one.club],
    ['Monitor', 'Coach', (one) => one.instructor ?? ''],
    ['Alumno', 'Student', (one) => one.name],
    ['Correo', 'Email', (one) => one.email ?? ''],
    ['Teléfono', 'Phone', (one) => one.phone],
    ['Desde', 'From', (one) => one.starts_on],
    ['Hasta', 'Until', (one) => one.ends_on ?? ''],
  ],
};
