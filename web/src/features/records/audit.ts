/** One field of a change, as text. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** Fields that say nothing to a reader: every row has them. */
const SILENT = new Set(['id', 'organization_id', 'created_at', 'updated_at']);

/** What an entry of the audit log says about fields: old and new for a change, the values for the rest. */
export function fieldChanges(action: string, changes: unknown): FieldChange[] {
  if (typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes)
    .filter(([field]) => !SILENT.has(field))
    .map(([field, value]) => {
      if (action === 'update' && Array.isArray(value))
        return { field, before: text(value[0]), after: text(value[1]) };
      if (action === 'delete') return { field, before: text(value), after: null };
      return { field, before: null, after: text(value) };
    })
    .filter(({ before, after }) => before !== null || after !== null);
}

function text(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
