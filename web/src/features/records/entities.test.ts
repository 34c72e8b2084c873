import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import en from '../../locales/en/index.ts';
import es from '../../locales/es/index.ts';

const schema = readFileSync(new URL('../../../../db/schema.sql', import.meta.url), 'utf8');
const audited = [...schema.matchAll(/CREATE TRIGGER audit_insert AFTER INSERT ON public\.(\w+)/g)].map(
  ([, table]) => table as string,
);

it.each([
  ['es', es],
  ['en', en],
] as const)('every table that the audit log tells of has a name in %s', (_, { club }) => {
  expect(audited).toContain('class_sessions');
  expect(audited.filter((table) => !(table in club.entities))).toEqual([]);
});
