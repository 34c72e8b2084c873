import type { Bus } from '../kernel/bus.ts';
import { type InTurns, keepSending, newTurns } from '../kernel/sending.ts';
import { type Running, runDueSolves } from './commands/run-solves.ts';
import { dueTopic } from './store/plan-solves.ts';

/** Solves plans that somebody asks for, until it is stopped: then with the best so far. */
export function startPlanning(
  given: Pick<InTurns, 'db' | 'clock'> & { bus: Bus },
  log: (message: string) => void,
): { stop(): Promise<void> } {
  const failed = (error: Error) => log(`plans: ${error.message}`);
  const running = new Set<Running>();
  const solver = { ...given, turns: newTurns(), failed, running };
  const rounds = keepSending({
    ...{ bus: given.bus, topic: dueTopic, failed },
    round: (most) => runDueSolves(solver, most),
  });
  return {
    async stop() {
      for (const one of running) one.stop();
      await rounds.stop();
    },
  };
}
