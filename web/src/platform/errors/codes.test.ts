import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../locales/en/index.ts';
import es from '../../locales/es/index.ts';

interface Schema {
  enum?: string[];
  'x-params'?: Record<string, string[]>;
  properties?: Record<string, Schema>;
  items?: Schema;
}

const document = JSON.parse(
  readFileSync(new URL('../../../../client/openapi.json', import.meta.url), 'utf8'),
) as { components: { schemas: Record<string, Schema> } };
const { schemas } = document.components;

/** The shape at a path into one of the document's shapes. */
const shape = (name: string, ...path: string[]): Schema =>
  path.reduce<Schema>(
    (at, key) => (key === '[]' ? at.items : at.properties?.[key]) ?? {},
    schemas[name] ?? {},
  );

/** The words below a key, with the variants that a parameter or a number chooses. */
function wordsOf(tree: object, key: string): string[] {
  const path = key.split('.');
  const last = path.pop() as string;
  const parent = path.reduce<unknown>(
    (at, name) => (at as Record<string, unknown> | undefined)?.[name],
    tree,
  );
  return Object.entries((parent ?? {}) as Record<string, unknown>).flatMap(([name, words]) =>
    typeof words === 'string' && (name === last || name.startsWith(`${last}_`)) ? [words] : [],
  );
}

/** Everything that the server may say by a code, and where its words stand. */
const said: [what: string, namespace: string, codes: Schema][] = [
  ['problem', 'problems', shape('Problem', 'code')],
  ['refused field', 'problems.field', shape('Problem', 'errors', '[]', 'code')],
  ['row of an import', 'importing.report.why', shape('TimetableReport', 'problems', '[]', 'code')],
  ['row of a list', 'importing.list.why', shape('ImportReport', 'problems', '[]', 'code')],
  ['conflict of a schedule', 'scheduling.conflict', shape('ScheduleConflict', 'code')],
  ['skipped date', 'scheduling.preview.skip', shape('SessionGeneration', 'skips', '[]', 'reason')],
];

describe.each(said)('every %s', (_what, namespace, { enum: codes = [], 'x-params': params }) => {
  it.each([
    ['Spanish', es],
    ['English', en],
  ])('has words in %s', (_language, tree) => {
    expect(codes).not.toEqual([]);
    expect(codes.filter((code) => wordsOf(tree, `${namespace}.${code}`).length === 0)).toEqual([]);
  });

  it('says no value that does not come with it', () => {
    const known = (code: string) => [...(params?.[code] ?? []), 'reasons'];
    const strange = (params === undefined ? [] : codes).flatMap((code) =>
      wordsOf(en, `${namespace}.${code}`)
        .flatMap((words) => [...words.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name as string))
        .filter((name) => !known(code).includes(name))
        .map((name) => `${code}: ${name}`),
    );
    expect(strange).toEqual([]);
  });
});
