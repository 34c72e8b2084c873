import type { BaselineName, Load } from './baselines/index.ts';
import { cpuOf, perRequest } from './cpu.ts';
import { type Hits, type Shot, shoot } from './load.ts';
import type { Figure, Goal } from './result.ts';
import type { Stage } from './stage.ts';

/** What a row is measured with. */
export interface Bench {
  stage: Stage;
  load: Load;
  baseline(name: BaselineName): Promise<number>;
  /** Milliseconds since 1970 when the run began. */
  now: number;
  plans: 'fresh' | 'empty';
}

/** Lets PostgreSQL look at data that a row has just written for itself, where it would have by then. */
export async function settle({ stage, plans }: Bench): Promise<void> {
  if (plans === 'fresh') await stage.server.owner.query('analyze');
}

export interface Row {
  name: string;
  /** One line for the table. */
  what: string;
  /** What its figure is compared with, in words. */
  baseline?: string;
  goal?: Goal;
  measure(bench: Bench): Promise<Figure>;
}

/** Requests at the server, after a second of the same that does not count. */
export async function hit({ stage, load }: Bench, shots: readonly Shot[]): Promise<Hits> {
  const volley = { ...load, url: stage.server.url };
  const warm = await shoot({ ...volley, shots, seconds: 1 });
  // Those on their way when the time was up have been sent too.
  const rest = shots.slice((warm.requests + load.connections) % shots.length);
  const before = await cpuOf(stage.server);
  const hits = await shoot({ ...volley, shots: rest });
  const after = await cpuOf(stage.server);
  return { ...hits, ...(before && after && { cpu: perRequest(before, after, hits.requests) }) };
}

/** A rate with its latencies; says so when requests failed. */
export function figureOf(hits: Hits, more: Partial<Figure> = {}): Figure {
  const failed = hits.failed > 0 ? [`${hits.failed} failed`] : [];
  const note = [...(more.note === undefined ? [] : [more.note]), ...failed].join('; ');
  return {
    value: hits.per_second,
    unit: '/s',
    p50: hits.p50,
    p99: hits.p99,
    ...(hits.cpu && { cpu: hits.cpu }),
    ...more,
    ...(note !== '' && { note }),
  };
}
