import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { maySeeCare } from '../access.ts';
import type { ClientCare } from '../schemas.ts';
import { getClient } from './clients.ts';

const columns = [
  'client_id',
  'medical_notes',
  'emergency_name',
  'emergency_phone',
  'photo_consent',
  'photo_consent_at',
] as const;

/** Throws 404 for whoever may not see it, as for somebody who does not exist. */
export async function getCare(scope: Scope, id: string): Promise<ClientCare> {
  if (!maySeeCare(scope.actor, id)) throw notFound('client');
  const { merged_into, erased_at } = await getClient(scope, id);
  const [row] = await careRows(scope, [id]);
  return {
    ...(row ?? nothing(id)),
    photo_consent_at: row?.photo_consent_at?.toISOString() ?? null,
    abilities: { change: merged_into === null && erased_at === null },
  };
}

const nothing = (client_id: string) => ({
  ...{ client_id, medical_notes: '', emergency_name: '', emergency_phone: '' },
  ...{ photo_consent: null, photo_consent_at: null },
});

/** What is known of these clients, for those who have already shown that they may. */
export const careRows = ({ tx }: Pick<Scope, 'tx'>, ids: readonly string[]) =>
  tx.selectFrom('client_care').select(columns).where('client_id', 'in', ids).execute();
