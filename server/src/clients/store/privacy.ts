import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** The next one waits here, and finds the version that this one makes. */
export const oneTextAtATime = ({ tx }: Scope): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('privacy text ' || app.current_organization_id(), 0))`.execute(
    tx,
  );

export async function insertText(
  scope: Scope,
  { text, version }: { text: string; version: number },
): Promise<void> {
  await scope.tx
    .insertInto('privacy_texts')
    .values({
      ...{ organization_id: organizationOf(scope), id: newId(), version, text },
      ...{ created_by: scope.actor.user_id, created_at: scope.now },
    })
    .execute();
}

/** Whoever has agreed already has. */
export async function insertConsents(
  scope: Scope,
  consent: { text_id: string; client_ids: readonly string[]; on_paper: string | null },
): Promise<void> {
  const { text_id, client_ids, on_paper } = consent;
  await scope.tx
    .insertInto('privacy_consents')
    .values(
      [...new Set(client_ids)].map((client_id) => ({
        ...{ organization_id: organizationOf(scope), id: newId(), client_id, text_id, on_paper },
        ...{ given_by: scope.actor.user_id, created_at: scope.now },
      })),
    )
    .onConflict((on) => on.constraint('privacy_consents_once').doNothing())
    .execute();
}
