import { type Checkout, CheckoutError } from '../kernel/checkout.ts';
import { type DutyContext, dueFor, everyOrganization } from '../kernel/duties.ts';
import { Problem } from '../kernel/problem.ts';
import { addHours, addMinutes } from '../kernel/time/index.ts';
import { takeIn, takeInRefund } from './commands/compare.ts';
import { type Desk, endPage, lookUp } from './commands/pages.ts';
import { sendRefund } from './commands/refunds.ts';
import { pagesFor, placesHeld, release, waitingPages, waitingRefunds } from './commands/waiting.ts';

/** Long enough for who is paying, and for what is on its way. */
const quietMinutes = 5;

/**
 * One after the other, until Stripe does not answer: to wait as long for each of the others would keep the worker from
 * all its other work. @returns what failed
 */
async function askedOfEach(ids: readonly string[], ask: (id: string) => Promise<void>): Promise<string[]> {
  const failures: string[] = [];
  for (const id of ids)
    try {
      await ask(id);
    } catch (error) {
      failures.push(`${id}: ${(error as Error).message}`);
      if (isSilence(error)) break;
    }
  return failures;
}

const isSilence = (error: unknown): boolean =>
  (error instanceof Problem && error.code === 'online.unreachable') ||
  (error instanceof CheckoutError && !error.refused);

/**
 * Asks Stripe what became of each page that nobody has heard of for a while: what was cut off between here and there is
 * found by its number there, else by our key. One that fails leaves the others alone; the next round asks again.
 */
export async function settleOnline(context: DutyContext): Promise<void> {
  const { db, checkout, clock } = context;
  if (!checkout) return;
  const failures: string[] = [];
  for (const organization_id of await dueFor('settle_online')(context)) {
    const now = clock.now();
    const desk: Desk = { db, checkout, organization_id, now };
    const pages = await waitingPages(desk, addMinutes(now, -quietMinutes));
    failures.push(...(await askedOfEach(pages, (id) => lookUp(desk, id))));
    failures.push(...(await askedOfEach(await waitingRefunds(desk), (id) => sendRefund(desk, id))));
  }
  if (failures.length > 0) throw new Error(`settle_online failed for ${failures.join('; ')}`);
}

/**
 * Gives up places that were held for who pays them online, and are not paid: their page takes no money from then on. What
 * was paid by then is paid; where Stripe does not answer the place is given up all the same, and late money is its payer's.
 */
export async function releaseHeld(context: DutyContext): Promise<void> {
  const { db, checkout, clock } = context;
  const failures: string[] = [];
  for (const organization_id of await dueFor('release_unpaid')(context)) {
    const now = clock.now();
    const here = { db, organization_id, now };
    const places = await placesHeld(here);
    const pages = checkout && places.length > 0 ? await pagesFor(here, places) : [];
    failures.push(
      ...(await askedOfEach(pages, (id) => endPage({ ...here, checkout: checkout as Checkout }, id))),
    );
    if (places.length > 0)
      await release(here, places).catch((error: Error) =>
        failures.push(`${organization_id}: ${error.message}`),
      );
  }
  if (failures.length > 0) throw new Error(`release_unpaid failed for ${failures.join('; ')}`);
}

/** Longer than between two backups. */
const comparedHours = 72;

/** Goes through what was paid, and given back, at Stripe in the last days: what is not known here is taken in. */
export async function compareOnline(context: DutyContext): Promise<void> {
  const { db, checkout, clock } = context;
  if (!checkout) return;
  const now = clock.now();
  const here = new Set(await everyOrganization(context));
  const failures: string[] = [];
  // One account may be paid into by several installations.
  for (const state of await checkout.paidSince(addHours(now, -comparedHours)))
    if (here.has(state.organization_id))
      await takeIn(db, state, now).catch((error: Error) =>
        failures.push(`${state.session_id}: ${error.message}`),
      );
  for (const { organization_id, ...one } of await checkout.refundedSince(addHours(now, -comparedHours)))
    if (here.has(organization_id))
      await takeInRefund({ db, checkout, organization_id, now }, one).catch((error: Error) =>
        failures.push(`${one.id}: ${error.message}`),
      );
  if (failures.length > 0) throw new Error(`compare_online failed for ${failures.join('; ')}`);
}
