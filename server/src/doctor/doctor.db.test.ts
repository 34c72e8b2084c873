import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corruptions, fixture, full, open } from '../../test/corruptions.ts';
import { cloneDatabase } from '../../test/database.ts';
import { dropDatabase } from '../../test/drop.ts';
import { examine, examined } from './examine.ts';
import { lists, references } from './references.ts';

type Clone = Awaited<ReturnType<typeof cloneDatabase>>;

let source: Clone;
let template: string;
beforeAll(async () => {
  source = await cloneDatabase();
  await source.owner.query(fixture);
  await runMigrations({ connectionString: source.ownerUrl });
  template = new URL(source.ownerUrl).pathname.slice(1);
  await source.db.close();
  await source.owner.end();
});
afterAll(async () => {
  const url = new URL(source.ownerUrl);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await dropDatabase(admin, template);
  await admin.end();
});

async function within<T>(work: (clone: Clone) => Promise<T>): Promise<T> {
  const clone = await cloneDatabase(template);
  try {
    return await work(clone);
  } finally {
    await clone.drop();
  }
}

const found = async ({ db, owner }: Clone, options: { embedded?: boolean; only?: string } = {}) => {
  const findings = await examine({ db, owner, embedded: false, now: new Date(), ...options });
  return [...new Set(findings.map(({ name }) => name))];
};

/** Triggers and foreign keys do not fire in this role: what remains are the constraints that a corruption drops. */
const corrupt = ({ owner }: Clone, sql: string) =>
  owner.query(`set session_replication_role = replica; ${sql}; reset session_replication_role`);

describe('the doctor', () => {
  it('finds nothing in a database where nothing is wrong', async () => {
    await within(async (clone) => expect(await found(clone)).toEqual([]));
  });

  it.each(corruptions)('names %s when %s', async (name, _what, sql) => {
    await within(async (clone) => {
      await corrupt(clone, sql);
      expect(await found(clone, { only: name })).toEqual([name]);
    });
  });

  it('names G11 durability when the embedded database does not wait for the disk', async () => {
    // The tests' own database is run like that, for speed.
    await within(async (clone) => expect(await found(clone, { embedded: true })).toEqual(['G11 durability']));
  });

  it('has a corruption for everything that it looks at', () => {
    const shown = new Set([...corruptions.map(([name]) => name), 'G11 durability']);
    expect([...shown].sort()).toEqual([...examined].sort());
  });

  it('knows every reference that the schema has', async () => {
    await within(async ({ owner }) => {
      const { rows } = await owner.query<{ table: string; column: string; target: string }>(
        `select c.relname as table, a.attname as column, r.relname as target
           from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
           join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey) and a.attname <> 'organization_id'
                 and a.atttypid = 'uuid'::regtype -- a time that is copied along is no reference
          where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
            and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'organization_id')`,
      );
      const known = Object.entries(references).flatMap(([table, columns]) =>
        Object.entries(columns).map(([column, target]) => `${table}.${column} → ${target}`),
      );
      expect(known.sort()).toEqual(
        rows.map(({ table, column, target }) => `${table}.${column} → ${target}`).sort(),
      );
    });
  });

  it('knows every list of ids that a column holds', async () => {
    await within(async ({ owner }) => {
      const { rows } = await owner.query<{ name: string }>(
        `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid = 'uuid[]'::regtype`,
      );
      const known = Object.entries(lists).flatMap(([table, columns]) =>
        Object.keys(columns).map((column) => `${table}.${column}`),
      );
      expect(known.sort()).toEqual(rows.map(({ name }) => name).sort());
    });
  });

  it('sees what is wrong in one organization only there', async () => {
    await within(async ({ db, owner }) => {
      await corrupt({ owner } as Clone, `update class_sessions set enrolled_count = 2 where id = '${open}'`);
      const findings = await examine({ db, owner, embedded: false, now: new Date() });
      expect(findings.map(({ organization, count }) => ({ organization, count }))).toEqual([
        { organization: 'ours', count: 1 },
      ]);
    });
  });
});

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
const doctor = ({ ownerUrl, appUrl }: Clone) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const env = {
      ...process.env,
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl,
      BANDEJA_SECRET: 'x'.repeat(40),
    };
    execFile(process.execPath, [cli, 'doctor'], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });

describe('bandeja doctor', () => {
  it('exits 0 when all is well, and with the name of what is not otherwise', async () => {
    await within(async (clone) => {
      expect(await doctor(clone)).toMatchObject({ code: 0, output: expect.stringContaining('All is well.') });
      await corrupt(clone, `update class_sessions set attended_count = 4 where id = '${full}'`);
      const { code, output } = await doctor(clone);
      expect(code).toBe(1);
      expect(output).toContain('✗ attendance (ours): 1 found.');
      expect(output).toContain(full);
    });
  });
});
