import { type ListFile, wordCell } from '../../kernel/cells/list-file.ts';

/** One role of a member. */
export interface HeldRole {
  name: string;
  email: string;
  role: string;
  /** Null: every club. */
  club: string | null;
}

const role = wordCell({
  owner: 'propietario',
  club_admin: 'administrador de club',
  instructor: 'monitor',
  student: 'alumno',
});

/** Who may do what: a row for each role. */
export const membersFile: ListFile<HeldRole> = {
  name: { es: 'miembros', en: 'members' },
  action: 'members.exported',
  columns: [
    ['Nombre', 'Name', (one) => one.name],
    ['Correo', 'Email', (one) => one.email],
    ['Función', 'Role', (one, language) => role(one.role, language)],
    ['Club', 'Club', (one, language) => one.club ?? (language === 'es' ? 'todos' : 'all')],
  ],
};
