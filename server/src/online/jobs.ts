import { type DutyContext, everyOrganization } from '../kernel/duties.ts';
import { addMinutes } from '../kernel/time/index.ts';
import { type Desk, endPage, lookUp } from './commands/pages.ts';
import { sendRefund } from './commands/refunds.ts';
import { pagesFor, placesHeld, release, waitingPages, waitingRefunds } from './commands/waiting.ts';

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

/**
 * Gives up places that were held for who pays them online, and are not paid: their page takes no money from then on. What
 * was paid by then is paid; where Stripe does not answer the place is given up all the same, and late money is its payer's.
 */
export async function releaseHeld(context: DutyContext): Promise<void> {
  const { db, checkout, clock } = context;
  for (const organization_id of await everyOrganization(context)) {
    const now = clock.now();
    const here = { db, organization_id, now };
    const places = await placesHeld(here);
    if (places.length === 0) continue;
    if (checkout)
      for (const id of await pagesFor(here, places)) await endPage({ ...here, checkout }, id).catch(() => {});
    await release(here, places);
  }
}
