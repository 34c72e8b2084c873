import type { Ajv } from 'ajv';

/*
 * Ids are read in either case (RFC 9562; some clients' libraries write capitals) and known within in one: PostgreSQL's.
 * Compared as texts, in whatever rule, one id is one text.
 */

/** As PostgreSQL reads one and everybody writes one: no `urn:uuid:` in front, no braces. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const lower = (value: unknown): unknown =>
  typeof value === 'string' && uuid.test(value) ? value.toLowerCase() : value;

/** Where a value stands. */
interface Held {
  parentData: Record<PropertyKey, unknown>;
  parentDataProperty: PropertyKey;
}

export function readIds(ajv: Ajv): void {
  ajv.addFormat('uuid', uuid);
  ajv.addKeyword({
    keyword: 'ids',
    modifying: true,
    errors: false,
    schema: false,
    validate: (value: unknown, at?: Held) => {
      if (Array.isArray(value)) for (const [i, one] of value.entries()) value[i] = lower(one);
      else if (at) at.parentData[at.parentDataProperty] = lower(value);
      return true;
    },
  });
}

type Schema = Record<string, unknown>;
const isId = (schema: unknown): boolean => (schema as Schema | undefined)?.format === 'uuid';

/** A schema of a request that says where ids are: also of a list of them, whose items are compared before each is read. */
export function withIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withIds);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy: Schema = Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, withIds(part)]),
  );
  return isId(schema) || isId((schema as Schema).items) ? { ...copy, ids: true } : copy;
}
