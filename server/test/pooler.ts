import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface Pooler {
  port: number;
  stop(): Promise<void>;
}

/**
 * PgBouncer in transaction mode in front of a PostgreSQL, with fewer connections than the tests open: whoever leans on
 * what a session remembers is found out. Needs the program `pgbouncer`; says so where there is none.
 */
export async function startPooler(target: string, password: string): Promise<Pooler> {
  const { hostname, port: to } = new URL(target);
  const port = await freePort();
  const dir = await mkdtemp(join(tmpdir(), 'bandeja-pooler-'));
  await writeFile(join(dir, 'users.txt'), `"bandeja_app" "${password}"\n`);
  const settings = {
    ...{ listen_addr: '127.0.0.1', listen_port: port, unix_socket_dir: '', auth_type: 'plain' },
    ...{
      auth_file: join(dir, 'users.txt'),
      pool_mode: 'transaction',
      default_pool_size: 3,
      max_client_conn: 1_000,
    },
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  await writeFile(
    join(dir, 'pgbouncer.ini'),
    `[databases]\n* = host=${hostname} port=${to}\n[pgbouncer]\n${lines.join('\n')}\n`,
  );
  await chmod(dir, 0o755);
  // It does not run as root.
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const child = spawn('pgbouncer', ['-q', join(dir, 'pgbouncer.ini')], { ...account, stdio: 'inherit' });
  const gone = new Promise<never>((_, reject) => {
    child.once('error', () =>
      reject(new Error('BANDEJA_TEST_POOLER needs the program pgbouncer on the PATH')),
    );
    child.once('exit', (code) => reject(new Error(`pgbouncer ended (${code})`)));
  });
  gone.catch(() => {}); // told here, or expected
  await Promise.race([answers(port, password), gone]);
  return {
    port,
    async stop() {
      child.kill();
      await gone.catch(() => {});
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function answers(port: number, password: string): Promise<void> {
  const url = `postgres://bandeja_app:${password}@127.0.0.1:${port}/postgres`;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    const there = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (there) return;
    await pause(50);
  }
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number };
    probe.close(() => resolve(port));
  });
  return promise;
}
