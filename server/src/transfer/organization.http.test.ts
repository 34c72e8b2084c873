import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildClub, giveRole } from '../../test/builders.ts';
import { type Cast, castFor, classWith } from '../../test/classes.ts';
import { contentsOf, type EmptyDatabase, emptyDatabase } from '../../test/empty.ts';
import { startBeside, type TestServer, useServer } from '../../test/server.ts';
import { createDigest } from '../backup/digest.ts';
import { examine } from '../doctor/examine.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { migrate } from '../kernel/db/migrate.ts';
import { newId } from '../kernel/ids.ts';
import { exportOrganization } from './export.ts';
import { importOrganization } from './import.ts';
import { csvPath, manifestPath, readExport } from './manifest.ts';

const server = useServer();
const targets: EmptyDatabase[] = [];
let root: string;
let cast: Cast;
let twin: Cast;
let exported: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'bandeja-export-'));
  cast = await castFor(server, await buildClub(server.db));
  twin = await castFor(server, await buildClub(server.db));
  // Somebody who belongs to both.
  await giveRole(server.db, twin.place, cast.ana.user_id, 'student', 'Ana at the twin');
  await classWith(server, twin, [twin.ana.profile_id]);
  const one = await classWith(server, cast, [cast.ana.profile_id, cast.ben.profile_id], {
    max_participants: 1,
  });
  await cast.admin.patch(`/api/clients/${cast.ben.profile_id}/`, { display_name: 'Ben "B"\nLópez, 2º' });
  await cast.ben.post(`${one.url}/cancel_enrollment/`, {});
  await cast.ben.post(`${one.url}/enroll/`, { join_waitlist: true });
  exported = await out(cast);
});
afterEach(async () => {
  for (const one of targets.splice(0)) await one.drop();
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function out({ place }: Cast, ownerUrl = server.ownerUrl): Promise<string> {
  const folder = join(root, newId());
  await exportOrganization({ ownerUrl, slug: place.organization_slug, folder });
  return folder;
}

/** Another installation: of an owner who is no superuser. */
async function target(): Promise<EmptyDatabase> {
  const one = await emptyDatabase();
  targets.push(one);
  await migrate(one.ownerUrl, null);
  return one;
}

async function textsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}

async function findings({ appUrl, admin }: EmptyDatabase) {
  const db = openDatabase({ url: appUrl });
  try {
    return await examine({ db, owner: admin, embedded: false, now: server.clock.now() });
  } finally {
    await db.close();
  }
}

describe('an organization goes into another installation', () => {
  it('as it was: exported from there, it is the same, but for the line that says that it came', async () => {
    const there = await target();
    await importOrganization({ ownerUrl: there.ownerUrl, folder: exported });
    const { 'audit_log.csv': history, ...before } = await textsOf(exported);
    const { 'audit_log.csv': longer, ...after } = await textsOf(await out(cast, there.ownerUrl));
    expect(after).toEqual(before);
    expect(longer?.startsWith(history as string)).toBe(true);
    expect(longer?.slice(history?.length)).toMatch(/^[^\n]*,import,organizations,[^\n]*\n$/);
    expect(before['client_profiles.csv']).toContain('"Ben ""B""\nLópez, 2º"');
    expect(await findings(there)).toEqual([]);
  });

  it('and goes on there: its people have no password yet, its waiting list is in order', async () => {
    const there = await target();
    await importOrganization({ ownerUrl: there.ownerUrl, folder: exported });
    const beside = await startBeside({ ...server, ...there } as unknown as TestServer);
    try {
      const refused = await beside
        .as()
        .post('/api/auth/sign-in/email', { email: cast.ana.email, password: 'a long password' });
      expect(refused.status).toBe(401);
      const { rows } = await there.admin.query(
        `select nextval('waitlist_sequence')::int > coalesce(max(waitlist_sequence), 0) as later from class_enrollments`,
      );
      expect(rows).toEqual([{ later: true }]);
    } finally {
      await beside.close();
    }
  });

  it('beside others, whose rows it leaves alone, and people who are there already are found by their address', async () => {
    const there = await target();
    await importOrganization({ ownerUrl: there.ownerUrl, folder: await out(twin) });
    await there.admin.query(
      'alter table memberships disable trigger user; alter table client_profiles disable trigger user',
    );
    const ours = newId();
    // The same Ana, who signed up there before.
    await there.admin.query(
      `insert into users (id, name, email) select $1, 'Ana of here', 'x@example.test' from users limit 1`,
      [ours],
    );
    for (const table of ['memberships', 'client_profiles'])
      await there.admin.query(`update ${table} set user_id = $1 where user_id = $2`, [
        ours,
        cast.ana.user_id,
      ]);
    await there.admin.query('delete from users where id = $1', [cast.ana.user_id]);
    await there.admin.query('update users set email = $1 where id = $2', [
      cast.ana.email.toUpperCase(),
      ours,
    ]);
    const twinBefore = await textsOf(await out(twin, there.ownerUrl));

    await importOrganization({ ownerUrl: there.ownerUrl, folder: exported });
    const { rows } = await there.admin.query(
      'select distinct user_id from client_profiles where id = any($1)',
      [[cast.ana.profile_id]],
    );
    expect(rows).toEqual([{ user_id: ours }]);
    const texts = Object.values(await textsOf(await out(cast, there.ownerUrl))).join('');
    expect(texts).not.toContain(cast.ana.user_id);
    expect(await textsOf(await out(twin, there.ownerUrl))).toEqual(twinBefore);
    const named = await there.admin.query('select name from users where id = $1', [ours]);
    expect(named.rows).toEqual([{ name: 'Ana of here' }]);
    expect(await findings(there)).toEqual([]);
  });
});

describe('an export', () => {
  it('has nothing of any other organization in it, and no secret of its own people', async () => {
    const all = Object.values(await textsOf(exported)).join('');
    const strangers = [twin.place.organization_id, twin.place.club_id, twin.ben.user_id, twin.admin.email];
    for (const stranger of strangers) expect(all).not.toContain(stranger);
    expect(all).toContain(cast.ana.email);
    const { rows } = await server.owner.query(
      'select password, (select token from user_sessions limit 1) as token from user_accounts limit 1',
    );
    for (const secret of Object.values(rows[0])) expect(all).not.toContain(secret);
    expect(Object.keys(await textsOf(exported))).not.toContain('mails.csv');
  });

  it('of an organization that is not there names those that are', async () => {
    const options = { ownerUrl: server.ownerUrl, slug: 'nobody', folder: join(root, 'nobody') };
    await expect(exportOrganization(options)).rejects.toThrow(cast.place.organization_slug);
    expect((await readdir(root)).filter((name) => name.startsWith('nobody'))).toEqual([]);
  });
});

describe('an import is refused, and changes nothing,', () => {
  const refused = async (there: EmptyDatabase, folder: string, why: string, slug?: string) => {
    const before = await contentsOf(there.admin);
    await expect(
      importOrganization({ ownerUrl: there.ownerUrl, folder, ...(slug !== undefined && { slug }) }),
    ).rejects.toThrow(why);
    expect(await contentsOf(there.admin)).toEqual(before);
  };

  /** A copy with another file in it, whose checksum is right when `signed`. */
  async function changed(name: string, change: (text: string) => string, signed = true): Promise<string> {
    const folder = await out(cast);
    const text = Buffer.from(change(await readFile(csvPath(folder, name), 'utf8')));
    await writeFile(csvPath(folder, name), text);
    const manifest = await readExport(folder);
    const digest = createDigest();
    digest.add(text);
    const file = manifest.files.find((one) => one.name === name);
    if (file && signed) file.sha256 = digest.hex();
    await writeFile(manifestPath(folder), JSON.stringify(manifest));
    return folder;
  }

  it('where the other name can be none', async () => {
    const there = await target();
    for (const slug of ['Mal Nombre', 'x', '', 'invitations'])
      await refused(there, exported, `--slug: ${JSON.stringify(slug)} is no short name`, slug);
  });

  it('where the organization or its short name is taken; another name will do', async () => {
    const there = await target();
    await importOrganization({ ownerUrl: there.ownerUrl, folder: exported });
    await refused(there, exported, 'is here already');
    await there.admin.query('update organizations set slug = $1', [twin.place.organization_slug]);
    const theirs = await out(twin);
    await refused(there, theirs, 'is taken by');
    await importOrganization({ ownerUrl: there.ownerUrl, folder: theirs, slug: 'twin' });
    const { rows } = await there.admin.query('select slug from organizations order by created_at');
    expect(rows).toContainEqual({ slug: 'twin' });
  });

  it('where somebody else has the id of one of its people', async () => {
    const there = await target();
    await there.admin.query("insert into users (id, name, email) values ($1, 'X', 'other@example.test')", [
      cast.ben.user_id,
    ]);
    await refused(there, exported, 'belongs to other@example.test here');
  });

  it('where a file was changed, is cut off, missing, or of another schema', async () => {
    const there = await target();
    await refused(
      there,
      await changed('clubs', (text) => text.replace('EUR', 'USD'), false),
      'was changed or is cut off',
    );
    const missing = await out(cast);
    await rm(csvPath(missing, 'courts'));
    await refused(there, missing, 'cannot be read');
    await refused(there, root, 'is no export');
    const cut = await out(cast);
    await appendFile(csvPath(cut, 'courts'), 'x');
    await refused(there, cut, 'was changed');
    await there.admin.query("insert into schema_migrations (name, hash) values ('9999_later.sql', 'x')");
    await refused(there, exported, 'bring both to the same version');
  });

  it('where it holds rows of another organization, or refers to what it does not hold', async () => {
    const there = await target();
    const { organization_id } = cast.place;
    const mixed = (text: string) => text.replace(organization_id, twin.place.organization_id);
    await refused(there, await changed('clubs', mixed), 'rows of another organization');
    const headless = (text: string) => text.slice(0, text.indexOf('\n') + 1);
    await refused(there, await changed('clubs', headless), 'clubs has 0 rows instead of 1');
  });

  it('when it was only tried', async () => {
    const there = await target();
    const before = await contentsOf(there.admin);
    await importOrganization({ ownerUrl: there.ownerUrl, folder: exported, dryRun: true });
    expect(await contentsOf(there.admin)).toEqual(before);
  });
});
