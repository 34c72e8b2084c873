import { inEachDue } from '../kernel/duties.ts';
import { workRounds } from './commands/rounds.ts';

/** Goes on with what was decided about many packages, where whoever was at it is gone. */
export const workPackageRounds = inEachDue('work_package_rounds', workRounds);
