import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  command,
  type FirstClub,
  installation,
  ownerUrl,
  type Serving,
  serve,
  setUpClub,
  signalDatabase,
} from './lib/bandeja.ts';

describe('a running installation', () => {
  const { dataDir, remove } = installation();
  let serving: Serving;
  let first: FirstClub;
  beforeAll(async () => {
    serving = await serve(dataDir);
    first = await setUpClub(serving.url);
  });
  afterAll(remove);

  it('serves its pages, and its first page for every address of the app', async () => {
    const page = await fetch(`${serving.url}/classes/some-day?week=1`);
    // Without a build of the web app there are no pages, and nothing else.
    expect([200, 404]).toContain(page.status);
    expect((await fetch(`${serving.url}/api/nothing`)).headers.get('content-type')).toContain('problem+json');
    expect((await fetch(`${serving.url}/no-such-file.js`)).status).toBe(404);
  });

  it('keeps its secret for its own account only', async () => {
    const { mode } = statSync(`${dataDir}/secret`);
    expect(mode & 0o777).toBe(0o600);
  });

  it('refuses a second server on its data directory', async () => {
    const { code, output } = await command(['serve'], { BANDEJA_DATA_DIR: dataDir, PORT: '0' });
    expect(code).toBe(1);
    expect(output).toMatch(/^bandeja: The data directory .* is in use by another Bandeja .*\n$/);
  });

  it('lets commands work beside it', async () => {
    const beside = { BANDEJA_DATA_DIR: dataDir };
    expect(await command(['migrate'], beside)).toEqual({ code: 0, output: 'The database is up to date.\n' });
    expect((await command(['doctor'], beside)).output).toContain('All is well.');
    const args = [
      'create-admin',
      '--email',
      'staff@example.test',
      '--staff',
      '--password',
      'a long password',
    ];
    expect((await command(args, beside)).output).toContain('staff@example.test is platform staff.');
    const response = await fetch(`${serving.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'staff@example.test', password: 'a long password' }),
    });
    expect(response.status).toBe(200);
    const { token } = (await response.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${serving.url}/api/organizations/`, { headers })).status).toBe(200);
  });

  it('answers 503 while the database is frozen, and goes on when it is back', async () => {
    const paths = ['/api/health/ready/', '/api/classes/types/', '/api/clubs/'];
    const statuses = () =>
      Promise.all(
        paths.map(async (path) => (await fetch(serving.url + path, { headers: first.headers })).status),
      );
    expect(await statuses()).toEqual([200, 200, 200]);
    signalDatabase(serving, 'SIGSTOP');
    try {
      expect(await statuses()).toEqual([503, 503, 503]);
      expect((await fetch(`${serving.url}/api/health/live/`)).status).toBe(200);
    } finally {
      signalDatabase(serving, 'SIGCONT');
    }
    await expect.poll(statuses, { timeout: 20_000 }).toEqual([200, 200, 200]);
  });

  it('finds its database again after that was killed', async () => {
    signalDatabase(serving, 'SIGKILL');
    const ready = async () => (await fetch(`${serving.url}/api/health/ready/`)).status;
    await expect.poll(ready, { timeout: 30_000 }).toBe(200);
    const jobs = new pg.Client({ connectionString: ownerUrl(dataDir) });
    await jobs.connect();
    // The worker took up its work again: it relays what is in the outbox.
    await jobs.query(
      `insert into outbox (organization_id, cause_id, facts, fact_count)
       select id, gen_random_uuid(), '[{"type": "nothing.waits_for_this", "payload": {}}]', 1 from organizations`,
    );
    const waiting = async () => (await jobs.query('select from outbox')).rowCount;
    await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
    await jobs.end();
  });

  it('finishes a running request when it is asked to stop, and takes no new ones', async () => {
    const blocker = new pg.Client({ connectionString: ownerUrl(dataDir) });
    blocker.on('error', () => {});
    await blocker.connect();
    await blocker.query('begin; lock table class_types in access exclusive mode');
    // One that may wait for long: an ordinary one is given up while a slow machine gets here.
    const running = fetch(`${serving.url}/api/classes/types/export_file/`, { headers: first.headers });
    const blocked = async () =>
      (await blocker.query("select from pg_locks where not granted and relation = 'class_types'::regclass"))
        .rowCount;
    await expect.poll(blocked).toBe(1);
    serving.signal('SIGTERM');
    const refused = () =>
      fetch(`${serving.url}/api/health/live/`).then(
        ({ status }) => status,
        () => 'refused',
      );
    await expect.poll(refused).toBe('refused');
    await blocker.query('commit');
    expect((await running).status).toBe(200);
    await blocker.end();
    expect((await serving.ended).code).toBe(0);
    expect(serving.databaseProcesses()).toEqual([]);
  });
});

describe('the command line', () => {
  it('explains every command', async () => {
    const { code, output } = await command(['--help']);
    expect(code).toBe(0);
    for (const name of ['serve', 'migrate', 'doctor', 'create-admin', 'generate']) {
      expect(output).toContain(name);
      const help = await command([name, '--help']);
      expect(help).toMatchObject({ code: 0, output: expect.stringContaining(`Usage: bandeja ${name}`) });
    }
  });

  it('names every variable that is wrong, in one line, without its value', async () => {
    const env = { PORT: 'eighty', DATABASE_URL: 'mysql://root:hunter2@db', BANDEJA_SECRET: 'short' };
    const { code, output } = await command(['serve'], env);
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    for (const name of Object.keys(env)) expect(output).toContain(name);
    expect(output).not.toContain('hunter2');
  });

  it('says which port is taken when one was asked for', async () => {
    const { dataDir, remove } = installation();
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    const { code, output } = await command(['serve'], { BANDEJA_DATA_DIR: dataDir, PORT: String(port) });
    other.close();
    remove();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^bandeja: PORT: ${port} is in use .*\\n$`));
  });

  it('says that a database does not answer', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', BANDEJA_SECRET: 'x'.repeat(40) };
    const { code, output } = await command(['migrate'], env);
    expect(code).toBe(1);
    expect(output).toMatch(/^bandeja: DATABASE_URL: .*ECONNREFUSED.*\n$/);
  });

  it('refuses what it does not know with exit code 2', async () => {
    expect((await command(['sereve'])).code).toBe(2);
    expect((await command(['serve', '--role', 'boss'])).code).toBe(2);
    expect((await command(['create-admin'])).code).toBe(2);
  });
});
