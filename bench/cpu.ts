import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import type { RunningServer } from './server.ts';

/** Processor time in microseconds: other work on the machine disturbs it less than a rate. */
export interface Cpu {
  server: number;
  database: number;
}

/** Ticks of the clock that Linux counts processor time in. */
const tickUs = 10_000;

/** What the server and its PostgreSQL have used since they started; undefined where the system does not tell. */
export async function cpuOf({ pid, owner }: RunningServer): Promise<Cpu | undefined> {
  try {
    const postmaster = await postmasterOf(owner);
    return { server: timesOf(pid).own, database: familyOf(postmaster) };
  } catch {
    return undefined;
  }
}

export const perRequest = (before: Cpu, after: Cpu, requests: number): Cpu => ({
  server: (after.server - before.server) / requests,
  database: (after.database - before.database) / requests,
});

async function postmasterOf(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
  return timesOf(rows[0]!.pid).parent;
}

/** Of a process, of its children, and of those of them that have ended. */
function familyOf(parent: number): number {
  const { own, ended } = timesOf(parent);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return timesOf(Number(name));
      } catch {
        return []; // ended meanwhile
      }
    })
    .filter((one) => one.parent === parent);
  return own + ended + children.reduce((sum, child) => sum + child.own, 0);
}

/** `proc(5)`, from the field behind the name, which may hold spaces. */
function timesOf(pid: number): { parent: number; own: number; ended: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
    (at) => fields[at],
  );
  return { parent, own: (user + system) * tickUs, ended: (endedUser + endedSystem) * tickUs };
}
