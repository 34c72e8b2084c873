import type { Client, ExportQuery } from '../schemas.ts';

type Language = NonNullable<ExportQuery['language']>;

/** Headings that the import knows (`import/columns.ts`). */
const headings = {
  es: ['Nombre', 'Correo', 'Teléfono', 'Fecha de nacimiento', 'Nivel', 'Socio'],
  en: ['Name', 'Email', 'Phone', 'Date of birth', 'Level', 'Member'],
} as const;
const flags = { es: ['no', 'sí'], en: ['no', 'yes'] } as const;
export const fileNames = { es: 'clientes.csv', en: 'clients.csv' } as const;

export const headingRow = (language: Language): readonly string[] => headings[language];

/** A client as a row. What the desk notes stays here: the import keeps a cell to one line, notes have several. */
export const clientCells = (
  client: Pick<Client, 'display_name' | 'email' | 'phone' | 'birth_date' | 'level' | 'is_club_member'>,
  language: Language,
): string[] => [
  client.display_name,
  client.email ?? '',
  client.phone,
  client.birth_date ?? '',
  levelCell(client.level, language),
  flags[language][client.is_club_member ? 1 : 0],
];

function levelCell(level: number | null, language: Language): string {
  const text = level === null ? '' : String(level);
  return language === 'es' ? text.replace('.', ',') : text;
}
