import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { containing } from '../../kernel/search.ts';
import { emailKey, type Identity, phoneKeys, whyTheSame } from '../rules/duplicates.ts';
import type { Duplicate, DuplicatesQuery } from '../schemas.ts';
import { clientAnswer, rowsOf } from './clients.ts';

const most = 20;

/** Profiles that may be this person, the active ones first; people who share a telephone are told too. */
export async function findDuplicates(scope: Scope, asked: DuplicatesQuery): Promise<Duplicate[]> {
  const near = conditions(asked);
  if (near.length === 0) return [];
  const rows = await rowsOf(scope)
    .where('c.merged_into', 'is', null)
    .where(sql<boolean>`(${sql.join(near, sql` or `)})`)
    .$if(asked.except_id !== undefined, (query) => query.where('c.id', '<>', asked.except_id as string))
    .orderBy('c.is_active', 'desc')
    .orderBy('c.sort_name')
    .limit(most)
    .execute();
  return rows
    .map((row) => ({ client: clientAnswer(scope.actor, row), reasons: whyTheSame(identityOf(asked), row) }))
    .filter(({ reasons }) => reasons.length > 0);
}

const identityOf = ({ display_name = '', ...rest }: DuplicatesQuery): Identity => ({ display_name, ...rest });

/** What the database narrows it down to; the rule decides. */
function conditions({ email, phone, birth_date }: DuplicatesQuery): RawBuilder<unknown>[] {
  const address = emailKey(email);
  return [
    ...(address === '' ? [] : [sql`c.search like ${containing(` ${address}\n`)}`]),
    ...phoneKeys(phone).map((key) => sql`c.search like ${containing(key)}`),
    ...(birth_date ? [sql`c.birth_date = ${birth_date}::date`] : []),
  ];
}
