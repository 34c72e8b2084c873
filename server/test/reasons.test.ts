import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/* Every reason of the API, read from its document: a reason that has to be given is words, not blanks. */
interface Schema {
  type?: string;
  minLength?: number;
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
}
const document = JSON.parse(readFileSync(new URL('../../client/openapi.json', import.meta.url), 'utf8'));
const operations = Object.entries<Record<string, { requestBody?: { content: object } }>>(document.paths);

const isReason = (name: string) => /(^|_)(reason|overrule)$/.test(name);

/** The reasons of a body that may not be empty, with where they stand. */
function reasonsOf(schema: Schema, path: string): [string, Schema][] {
  const below = [schema.items, ...(schema.anyOf ?? [])].flatMap((one) => (one ? reasonsOf(one, path) : []));
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const needed = schema.required?.includes(name) || (field.minLength ?? 0) > 0;
    const found: [string, Schema][] = isReason(name) && needed ? [[`${path} ${name}`, field]] : [];
    return [...found, ...reasonsOf(field, path)];
  });
  return [...own, ...below];
}

const reasons = operations.flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { requestBody }]) =>
    Object.values<{ schema: Schema }>((requestBody?.content ?? {}) as never).flatMap(({ schema }) =>
      reasonsOf(schema, `${method} ${path}`),
    ),
  ),
);

test('a reason that has to be given is refused when it is blank', () => {
  expect(reasons.length).toBeGreaterThan(10);
  const blank = reasons.filter(([, { pattern }]) => pattern !== '\\S').map(([where]) => where);
  expect(blank).toEqual([]);
});
