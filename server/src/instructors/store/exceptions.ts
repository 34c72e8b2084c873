import type { Insertable } from 'kysely';
import type { InstructorExceptions } from '../../kernel/db/types.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

export async function insertException(
  scope: Scope,
  exception: Omit<Insertable<InstructorExceptions>, 'organization_id'>,
): Promise<void> {
  await scope.tx
    .insertInto('instructor_exceptions')
    .values({ ...exception, organization_id: organizationOf(scope) })
    .execute();
}

/** @returns what it was; undefined when the instructor has no such exception */
export const deleteException = ({ tx }: Scope, instructor_id: string, id: string) =>
  tx
    .deleteFrom('instructor_exceptions')
    .where('id', '=', id)
    .where('instructor_id', '=', instructor_id)
    .returning(['id', 'kind', 'reason', 'starts_at', 'ends_at'])
    .executeTakeFirst();
