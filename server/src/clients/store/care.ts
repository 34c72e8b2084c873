import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

interface Care {
  medical_notes: string;
  emergency_name: string;
  emergency_phone: string;
  photo_consent: boolean | null;
}

/** Writes the whole of it; what was said about pictures keeps its date and author while it stays the same. */
export async function saveCare(scope: Scope, client_id: string, care: Care): Promise<void> {
  const { medical_notes, emergency_name, emergency_phone, photo_consent } = care;
  const now = sql`case when ${photo_consent}::boolean is not null then ${scope.now}::timestamptz end`;
  const author = sql`case when ${photo_consent}::boolean is not null then ${scope.actor.user_id}::uuid end`;
  await sql`
    insert into client_care (organization_id, id, client_id, medical_notes, emergency_name, emergency_phone, photo_consent,
      photo_consent_at, photo_consent_by)
    values (${organizationOf(scope)}::uuid, ${newId()}::uuid, ${client_id}::uuid, ${medical_notes}, ${emergency_name}, ${emergency_phone},
      ${photo_consent}::boolean, ${now}, ${author})
    on conflict (organization_id, client_id) do update
      set medical_notes = excluded.medical_notes, emergency_name = excluded.emergency_name,
          emergency_phone = excluded.emergency_phone, photo_consent = excluded.photo_consent, updated_at = now(),
          photo_consent_at = case when client_care.photo_consent is not distinct from excluded.photo_consent
            then client_care.photo_consent_at else excluded.photo_consent_at end,
          photo_consent_by = case when client_care.photo_consent is not distinct from excluded.photo_consent
            then client_care.photo_consent_by else excluded.photo_consent_by end`.execute(scope.tx);
}
