import { newId } from '../kernel/ids.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import type { SessionRow } from '../scheduling/public.ts';
import type { Decided } from './rules/choices.ts';

export interface NewChange {
  kind: 'closure' | 'absence';
  /** The row that it came with. */
  cause: string;
  club_id: string | null;
  instructor_id: string | null;
}

/** Keeps what a change hit and what was decided. @returns its id */
export async function keepChange(
  scope: Scope,
  { kind, cause, club_id, instructor_id }: NewChange,
  rows: readonly SessionRow[],
  decided: readonly Decided[],
): Promise<string> {
  const organization_id = organizationOf(scope);
  const id = newId();
  const created_by = scope.actor.user_id;
  await scope.tx
    .insertInto('changes')
    .values({ organization_id, id, kind, cause, club_id, instructor_id, created_by, created_at: scope.now })
    .execute();
  const before = new Map(rows.map((row) => [row.id, row.substitute_instructor_id]));
  await scope.tx
    .insertInto('change_classes')
    .values(
      decided.map(({ session_id, action }) => ({
        ...{ organization_id, id: newId(), change_id: id, session_id, action },
        substitute_before_id: before.get(session_id) ?? null,
      })),
    )
    .execute();
  return id;
}
