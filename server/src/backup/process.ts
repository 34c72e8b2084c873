import { constants, setPriority } from 'node:os';
import { type TakeOptions, takeBackup } from './take.ts';

/*
 * Takes one backup in a process of its own (`aside.ts` starts it): reading, packing and hashing a club's whole history
 * takes a core for seconds, and behind it nobody's booking waits.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.once('disconnect', () => process.exit(1)); // whoever asked for it is gone
process.once('message', async (asked: TakeOptions) => {
  const answer = await takeBackup(asked).then(
    ({ bytes }) => ({ bytes }),
    (error: Error) => ({ error: error.message || 'unknown' }),
  );
  process.send?.(answer, () => process.exit(0));
});
