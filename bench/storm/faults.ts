import { setTimeout as pause } from 'node:timers/promises';
import { freezeTree, thawAll } from '../../server/test/freeze.ts';
import { asOwner, type House } from './house.ts';
import type { Member } from './member.ts';
import type { Fault, FaultKind } from './plan.ts';

const hourMs = 3_600_000;

/** Makes each fault happen when its time has come, one after the other, and mends it again. */
export async function bringFaults(
  house: House,
  faults: readonly Fault[],
  reached: (operations: number) => Promise<void>,
): Promise<void> {
  for (const fault of faults) {
    await reached(fault.after);
    await happens[fault.kind](house, fault);
  }
}

type Happening = (house: House, fault: Fault) => Promise<void>;

const happens: Record<FaultKind, Happening> = {
  'kill the database': async ({ postgres }) => signal(postgres.pid, 'SIGKILL'),
  'kill one of its connections': ({ ownerUrl }) => killBackend(ownerUrl),
  'stop the database': async ({ postgres }) => signal(postgres.pid, 'SIGINT'),
  'freeze the database': ({ postgres }, { lastsMs }) => frozen(postgres.pid, 'all', lastsMs),
  'freeze its connections': ({ postgres }, { lastsMs }) => frozen(postgres.pid, 'backends', lastsMs),
  'shut everybody out': (house, { lastsMs }) => shutOut(house, lastsMs),
  'kill a server': ({ servers }, fault) => endAndStart(servers, fault, 'SIGKILL'),
  'freeze a server': ({ servers }, fault) => freezeMember(servers, fault),
  'restart a server': ({ servers }, fault) => endAndStart(servers, fault, 'SIGTERM'),
  'kill a worker': ({ workers }, fault) => endAndStart(workers, fault, 'SIGKILL'),
  'freeze a worker': ({ workers }, fault) => freezeMember(workers, fault),
  'restart a worker': ({ workers }, fault) => endAndStart(workers, fault, 'SIGTERM'),
  'clock three days on': async (house) => house.moveClock(72 * hourMs),
  'clock two hours back': async (house) => house.moveClock(-2 * hourMs),
};

function signal(pid: number, name: 'SIGKILL' | 'SIGINT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // it is being started again at this moment
  }
}

/** PostgreSQL then takes itself down and recovers. */
async function killBackend(ownerUrl: string): Promise<void> {
  const kill = asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = 'bandeja' order by pid limit 1",
    );
    for (const { pid } of rows) signal(pid, 'SIGKILL');
  });
  await kill.catch(() => {}); // the one that asked goes down with it
}

async function frozen(pid: number, which: 'all' | 'backends', lastsMs: number): Promise<void> {
  const stopped = freezeTree(pid, which);
  await pause(lastsMs);
  thawAll(stopped);
}

/** Whoever is in is thrown out, and nobody comes in for a while. */
async function shutOut({ postgres, ownerUrl }: House, lastsMs: number): Promise<void> {
  const doors = (open: boolean) =>
    asOwner(postgres.url('postgres'), async (owner) => {
      const name = new URL(ownerUrl).pathname.slice(1);
      await owner.query(`alter database ${name} allow_connections ${open}`);
      if (!open)
        await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
          name,
        ]);
    });
  await patiently(() => doors(false));
  await pause(lastsMs);
  await patiently(() => doors(true));
}

async function freezeMember(members: readonly Member[], { which, lastsMs }: Fault): Promise<void> {
  const member = members[which] as Member;
  member.freeze();
  await pause(lastsMs);
  member.thaw();
}

async function endAndStart(
  members: readonly Member[],
  { which }: Fault,
  how: 'SIGKILL' | 'SIGTERM',
): Promise<void> {
  const member = members[which] as Member;
  await member.end(how);
  await patiently(() => member.start());
}

/** While PostgreSQL recovers from the fault before, it takes some attempts. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 60) throw error;
      await pause(500);
    }
  }
}
