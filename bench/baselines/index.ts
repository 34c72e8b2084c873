import { call } from '../call.ts';
import type { Generator, Shot } from '../load.ts';
import { byOwner, sameList } from '../shots.ts';
import type { Stage } from '../stage.ts';
import { observeStatements } from './observe.ts';
import { bareRoute } from './routes.ts';
import { minimalTransaction } from './transaction.ts';

/** What a row may be compared with; rows say in words what each is. */
export type BaselineName = 'bytes' | 'sql' | 'many' | 'hot';

export interface Load {
  connections: number;
  seconds: number;
  generator: Generator;
}

/** What the machine can do, each measured when it is first asked for and once in a run. */
export function createBaselines(stage: Stage, load: Load): (name: BaselineName) => Promise<number> {
  const measured = new Map<BaselineName, Promise<number>>();
  return (name) => {
    const known = measured.get(name) ?? measure(stage, load, name);
    measured.set(name, known);
    return known;
  };
}

async function measure(stage: Stage, load: Load, name: BaselineName): Promise<number> {
  const { club, server } = stage;
  if (name === 'many') return minimalTransaction(server.ownerUrl, { ...load, rows: 2_000 });
  if (name === 'hot') return minimalTransaction(server.ownerUrl, { ...load, rows: 1 });
  const [list] = sameList(club) as [Shot];
  if (name === 'bytes') {
    const body = JSON.stringify(await call(server.url, list));
    return bareRoute({ serve: 'bytes', body }, load);
  }
  // From tomorrow: asked once more before, so that sign-in and roles are known and only the list is observed.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const fresh = byOwner(club, `${list.path}&from=${encodeURIComponent(tomorrow)}`);
  await call(server.url, list);
  const statements = await observeStatements(server.owner, () => call(server.url, fresh));
  if (statements.length === 0) throw new Error('the list asked PostgreSQL nothing that could be seen');
  const url = server.appUrl;
  return bareRoute({ serve: 'sql', url, connections: load.connections, statements }, load);
}
