import { type DutyContext, everyOrganization } from '../kernel/duties.ts';
import { addMinutes } from '../kernel/time/index.ts';
import { type Desk, lookUp } from './commands/pages.ts';
import { sendRefund } from './commands/refunds.ts';
import { waitingPages, waitingRefunds } from './commands/waiting.ts';

/** Long enough for who is paying, and for what is on its way. */
const quietMinutes = 5;

/**
 * Asks Stripe what became of each page that nobody has heard of for a while: what was cut off between here and there is
 * found by its number there, else by our key. One that fails leaves the others alone; the next round asks again.
 */
export async function settleOnline(context: DutyContext): Promise<void> {
  const { db, checkout, clock } = context;
  if (!checkout) return;
  const failures: string[] = [];
  for (const organization_id of await everyOrganization(context)) {
    const now = clock.now();
    const desk: Desk = { db, checkout, organization_id, now };
    for (const id of await waitingPages(desk, addMinutes(now, -quietMinutes)))
      await lookUp(desk, id).catch((error: Error) => failures.push(`${id}: ${error.message}`));
    for (const id of await waitingRefunds(desk))
      await sendRefund(desk, id).catch((error: Error) => failures.push(`${id}: ${error.message}`));
  }
  if (failures.length > 0) throw new Error(`settle_online failed for ${failures.join('; ')}`);
}
