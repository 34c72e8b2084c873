import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Club, fillClub, foundClub, fullSize } from './data/club.ts';
import { loadHistory } from './data/history.ts';
import { drained } from './drain.ts';
import { figuresKept } from './kept.ts';
import type { Options } from './options.ts';
import { type RunningServer, startServer } from './server.ts';
import { useEverything } from './warm.ts';

/** A server with a club on it, ready to be measured. */
export interface Stage {
  club: Club;
  /** The one that runs now. */
  server: RunningServer;
  /** Nothing more is to be measured. */
  interrupted: boolean;
  /** Stops the server and starts another on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const run = promisify(execFile);

/** Prepares the data, or copies what an earlier run prepared, and starts a server on it. */
export async function openStage(options: Options, log: (line: string) => void): Promise<Stage> {
  const work = await mkdtemp(join(tmpdir(), 'bandeja-bench-'));
  // The account that runs PostgreSQL has to come through.
  await chmod(work, 0o711);
  const nodeArgs = options.cpuProf === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.cpuProf}`];
  let server: RunningServer | undefined;
  const close = async () => {
    await server?.stop().catch((error: Error) => log(error.message));
    await rm(work, { recursive: true, force: true });
  };
  try {
    const dataDir = join(work, 'data');
    const prepared = await prepare(options, dataDir, log);
    if (options.statements && !prepared.server) await countStatements(dataDir);
    await written(work);
    server = prepared.server ?? (await startServer(dataDir, nodeArgs));
    await drained(server.owner); // what a night missed left to do is done at the start
    return {
      club: prepared.club,
      interrupted: false,
      get server() {
        return server as RunningServer;
      },
      async restart() {
        await server?.stop();
        server = await startServer(dataDir, nodeArgs);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits until the disk has what was loaded or copied: its flushing would be counted into every commit. */
async function written(folder: string): Promise<void> {
  await run('sync', ['-f', folder]).catch(() => {}); // not every system's `sync` takes a folder
}

/** Lets PostgreSQL count its statements from its next start on. */
async function countStatements(dataDir: string): Promise<void> {
  const server = await startServer(dataDir);
  await server.owner.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await server.stop();
}

interface Prepared {
  club: Club;
  /** Where it has to go on running: its plans are what is measured. */
  server?: RunningServer;
}

async function prepare(options: Options, dataDir: string, log: (line: string) => void): Promise<Prepared> {
  const { data, history, plans } = options;
  if (plans === 'empty') return plannedOnEmpty(options, dataDir, log);
  const kept = data === undefined ? undefined : join(data, `history-${history}`);
  if (kept === undefined) return { club: await loaded(history, dataDir, log) };
  if (!existsSync(join(kept, 'club.json'))) {
    await mkdir(kept, { recursive: true, mode: 0o711 });
    const club = await loaded(history, join(kept, 'data'), log);
    await writeFile(join(kept, 'club.draft'), JSON.stringify(club));
    await rename(join(kept, 'club.draft'), join(kept, 'club.json'));
  }
  await run('cp', ['-a', '--reflink=auto', join(kept, 'data'), dataDir]);
  return { club: JSON.parse(await readFile(join(kept, 'club.json'), 'utf8')) };
}

/** A club with its history, vacuumed and analysed as it would be by itself after a while. The server is stopped. */
async function loaded(history: number, dataDir: string, log: (line: string) => void): Promise<Club> {
  const server = await startServer(dataDir);
  try {
    const club = await fillClub(server.owner, await foundClub(server), fullSize);
    log(`loading ${history} past enrolments`);
    await loadHistory(server.owner, club, { enrollments: history, keepIndexes: false });
    await server.owner.query('vacuum (analyze)');
    // As a club has them after a night: else the duty walks the history beside what is measured.
    if (history > 0) await figuresKept(server.owner);
    await server.owner.query('checkpoint');
    return club;
  } finally {
    await server.stop();
  }
}

/**
 * The server is started and used before the data comes, and nothing is analysed afterwards: it keeps what it planned
 * for a club of yesterday.
 */
async function plannedOnEmpty(
  { history, statements }: Options,
  dataDir: string,
  log: (line: string) => void,
): Promise<Prepared> {
  if (statements) await countStatements(dataDir);
  const server = await startServer(dataDir);
  try {
    await server.owner.query('alter system set autovacuum = off');
    await server.owner.query('select pg_reload_conf()');
    const founded = await foundClub(server);
    await useEverything(
      server,
      await fillClub(server.owner, founded, { students: 4, accounts: 2, sessions: 4 }),
    );
    log(`loading ${history} past enrolments beside the running server`);
    const club = await fillClub(server.owner, { ...founded }, fullSize);
    await loadHistory(server.owner, club, { enrollments: history, keepIndexes: true });
    await server.owner.query('checkpoint');
    return { club, server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
