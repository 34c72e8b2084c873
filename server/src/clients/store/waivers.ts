import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** The next one waits here, and finds the version that this one makes. */
export const oneWaiverAtATime = ({ tx }: Scope): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('waiver ' || app.current_organization_id(), 0))`.execute(
    tx,
  );

/** Whoever signs reads the version in force until they have signed it; who publishes the next one waits for them. */
export const holdWaiver = ({ tx }: Scope): Promise<unknown> =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended('waiver ' || app.current_organization_id(), 0))`.execute(
    tx,
  );

export interface WaiverTexts {
  title_es: string;
  title_en: string;
  text_es: string;
  text_en: string;
  asks_from: string | null;
}

export async function insertWaiver(scope: Scope, waiver: WaiverTexts & { version: number }): Promise<void> {
  await scope.tx
    .insertInto('waivers')
    .values({
      ...{ ...waiver, organization_id: organizationOf(scope), id: newId() },
      ...{ created_by: scope.actor.user_id, created_at: scope.now },
    })
    .execute();
}

/** Whoever has signed already has. */
export async function insertSignatures(
  scope: Scope,
  {
    client_ids,
    ...signed
  }: {
    waiver_id: string;
    client_ids: readonly string[];
    typed_name: string;
    on_paper: string | null;
  },
): Promise<void> {
  await scope.tx
    .insertInto('waiver_signatures')
    .values(
      [...new Set(client_ids)].map((client_id) => ({
        ...{ ...signed, client_id, organization_id: organizationOf(scope), id: newId() },
        ...{ signed_by: scope.actor.user_id, created_at: scope.now },
      })),
    )
    .onConflict((on) => on.constraint('waiver_signatures_once').doNothing())
    .execute();
}
