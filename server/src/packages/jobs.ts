import { type DutyContext, dueFor } from '../kernel/duties.ts';
import { workRounds } from './commands/rounds.ts';

/** Goes on with what was decided about many packages, where whoever was at it is gone. */
export async function workPackageRounds(context: DutyContext): Promise<void> {
  for (const organization of await dueFor('work_package_rounds')(context))
    await workRounds(context, organization);
}
