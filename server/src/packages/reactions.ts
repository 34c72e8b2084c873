import { type Reaction, reaction } from '../kernel/facts.ts';
import { workTold } from './commands/rounds.ts';
import type { RoundStarted } from './facts.ts';

/** Long work, package by package; not inside a transaction. */
export const longPackageWork = (...[clock]: Parameters<typeof workTold>): Reaction[] => [
  reaction<RoundStarted>({
    ...{ name: 'work_package_round', on: 'packages.round_started' },
    alone: workTold(clock),
  }),
];
