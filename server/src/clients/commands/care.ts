import { recordAudit } from '../../kernel/audit.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getCare } from '../queries/care.ts';
import type { ChangeCare, ClientCare } from '../schemas.ts';
import { saveCare } from '../store/care.ts';
import { holdClients } from './clients.ts';

/**
 * Changes what is known of somebody's health and whom to call. The audit log tells who changed which of it, and what was
 * said about pictures; not what the health is. Throws 404, 409 `clients.merged`, `clients.erased`.
 */
export async function changeCare(scope: Scope, id: string, input: ChangeCare): Promise<ClientCare> {
  const before = await getCare(scope, id);
  await holdClients(scope, [id]);
  const fields = (Object.keys(input) as (keyof ChangeCare)[]).filter(
    (field) => input[field] !== before[field],
  );
  if (fields.length === 0) return before;
  await saveCare(scope, id, { ...before, ...input });
  await recordAudit(scope.tx, {
    action: 'update',
    entity: 'client_care',
    entity_id: id,
    changes: Object.fromEntries(
      fields.map((field) => [field, field === 'photo_consent' ? [before[field], input[field]] : ['…', '…']]),
    ),
  });
  announce(scope.tx, 'clients', [id]);
  return getCare(scope, id);
}
