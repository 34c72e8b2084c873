import { type ListFile, wordCell } from '../../kernel/cells/list-file.ts';
import type { AuditEntry } from '../schemas.ts';

const action = wordCell({ create: 'crear', update: 'cambiar', delete: 'borrar' });

/** The history, with what changed as JSON: the first characters of long texts. */
export const auditFile: ListFile<AuditEntry> = {
  name: { es: 'historial', en: 'history' },
  action: 'audit.exported',
  columns: [
    ['Momento', 'At', (one) => one.at],
    ['Quién', 'Who', (one) => one.user_name ?? one.user_id ?? ''],
    ['Por', 'By way of', (one) => one.via ?? ''],
    ['Dirección IP', 'IP address', (one) => one.ip ?? ''],
    ['Acción', 'Action', (one, language) => action(one.action, language)],
    ['Qué', 'What', (one) => one.entity],
    ['Id', 'Id', (one) => one.entity_id ?? ''],
    ['Cambios', 'Changes', (one) => JSON.stringify(one.changes)],
  ],
};
