import { flagCell, type ListFile, numberCell } from '../../kernel/cells/list-file.ts';
import type { Client } from '../schemas.ts';

/** A client, and one of those in whose care they are. */
export type ClientInFile = Client & {
  guardian?: { name: string; email: string | null; phone: string; relationship: string };
};

/**
 * Clients with the headings that the import knows (`import/columns.ts`). What the desk notes stays here: the import
 * keeps a cell to one line, notes have several.
 */
export const clientFile: ListFile<ClientInFile> = {
  name: { es: 'clientes', en: 'clients' },
  action: 'clients.exported',
  columns: [
    ['Nombre', 'Name', (one) => one.display_name],
    ['Correo', 'Email', (one) => one.email ?? ''],
    ['Teléfono', 'Phone', (one) => one.phone],
    ['Fecha de nacimiento', 'Date of birth', (one) => one.birth_date ?? ''],
    ['Nivel', 'Level', (one, language) => numberCell(one.level, language)],
    ['Socio', 'Member', (one, language) => flagCell(one.is_club_member, language)],
  ],
};

/** The same with guardians: a row for each of them. */
export const familyFile: ListFile<ClientInFile> = {
  ...clientFile,
  columns: [
    ...clientFile.columns,
    ['Tutor', 'Guardian', (one) => one.guardian?.name ?? ''],
    ['Correo del tutor', 'Guardian email', (one) => one.guardian?.email ?? ''],
    ['Teléfono del tutor', 'Guardian phone', (one) => one.guardian?.phone ?? ''],
    ['Parentesco', 'Relationship', (one) => one.guardian?.relationship ?? ''],
  ],
};
