import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';

import { reactions } from '../reactions.ts';
import { importInto } from './import.ts';

const database = useDatabase({ reactions });
const csv = readFileSync(new URL('../../../e2e/fixtures/timetable.csv', import.meta.url), 'utf8');
const usual = { locale: 'es', publish: true, dryRun: false, skipInvalid: false } as const;

const slugs = async () => {
  const { rows } = await database.owner.query('select slug from organizations order by slug');
  return rows.map((row) => row.slug);
};

describe('bandeja import timetable', () => {
  test('a dry run makes not even the organization', async () => {
    const { report, organization } = await importInto(database.db, csv, {
      ...usual,
      organization: 'olivos',
      dryRun: true,
    });
    expect(organization).toBe('olivos (olivos)');
    expect(report).toMatchObject({ dry_run: true, schedule_count: 30 });
    expect(await slugs()).toEqual([]);
  });

  test('a file that is not right makes nothing either', async () => {
    const bad = csv.replace(',MO,', ',XX,');
    const { report } = await importInto(database.db, bad, { ...usual, organization: 'olivos' });
    expect(report).toMatchObject({ imported: false, problems: [{ line: 2, column: 'weekday' }] });
    expect(await slugs()).toEqual([]);
  });

  test('makes the named organization, and finds it again, also unnamed while it is the only one', async () => {
    const first = await importInto(database.db, csv, {
      ...usual,
      organization: 'olivos',
      name: 'Los Olivos',
    });
    expect(first).toMatchObject({ organization: 'Los Olivos (olivos)', report: { schedule_count: 30 } });
    const { report } = await importInto(database.db, csv, usual);
    expect(report).toMatchObject({ schedule_count: 0, existing_count: 30 });
    await importInto(database.db, csv, { ...usual, organization: 'otra' });
    await expect(importInto(database.db, csv, usual)).rejects.toThrow('--organization');
    expect(await slugs()).toEqual(['olivos', 'otra']);
  });
});
