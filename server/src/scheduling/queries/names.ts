import { type RawBuilder, sql } from 'kysely';

/** SQL: what a class of a group is called to whoever takes no part in it, as `nameToOthers` has it; by the aliases of group and type. */
export const discreetName = (group: string, type: string): RawBuilder<string> =>
  sql`case when ${sql.ref(`${type}.type`)} = 'individual' then ${sql.ref(`${type}.name`)} else ${sql.ref(`${group}.name`)} end`;
