import { afterAll, beforeAll, expect } from 'vitest';
import { examine, type Finding } from '../src/doctor/examine.ts';
import { openDatabase } from '../src/kernel/db/database.ts';

import { jobsFor } from '../src/kernel/queue.ts';
import { fixedClock } from '../src/kernel/time/index.ts';
import { atStripe } from '../src/online/reactions.ts';
import { reactions } from '../src/reactions.ts';
import { buildClub, type Place, person } from './builders.ts';
import { throughPooler } from './database.ts';
import { packagesIn } from './packages.ts';
import { type TestServer, useServer } from './server.ts';
import { type FakeStripe, startStripe } from './stripe.ts';
import { react, waitingFacts } from './worker.ts';

type Person = Awaited<ReturnType<typeof person>>;
interface Made {
  stripe: FakeStripe;
  place: Place;
  owner: Person;
}

/** A club that is paid through a Stripe on the loopback, and what tests do there. */
export function useOnline(now: string) {
  const made = {} as Made;
  beforeAll(async () => {
    made.stripe = await startStripe();
  });
  const server = useServer({
    now,
    // Somebody waits for what is asked of Stripe, so it is left for them; the tests do it.
    reactions: [...reactions, ...atStripe({} as never, fixedClock(now))],
    checkout: {
      get checkout() {
        return made.stripe.checkout;
      },
    },
  });
  const packages = packagesIn(server, () => made);
  beforeAll(async () => {
    made.place = await buildClub(server.db);
    made.owner = await person(server, made.place, 'owner');
  });
  afterAll(() => made.stripe?.close());

  /** A student with an order of a package that costs 50 €. */
  async function buyer() {
    const who = await packages.student();
    const { id } = await packages.add();
    const { body: order } = await who.post(`/api/classes/packages/${id}/purchase/`, {});
    return { who, order: order.id as string };
  }
  const payOnline = (who: Person, items: object[], headers = {}) => {
    const wish = { club_id: made.place.club_id, items };
    return who.post(`/api/classes/accounts/${who.profile_id}/pay_online/`, wish, headers);
  };
  async function takeCash(who: Person, items: object[]) {
    const { status, body } = await made.owner.post('/api/classes/payments/', {
      ...{ payer_id: who.profile_id, club_id: made.place.club_id, payment_method: 'cash', items },
    });
    expect(status, JSON.stringify(body)).toBe(201);
  }
  /** Somebody with a page that asks for a package. */
  async function asking() {
    const { who, order } = await buyer();
    const { status, body } = await payOnline(who, [{ student_package_id: order }]);
    expect(status, JSON.stringify(body)).toBe(201);
    return { who, order, payment_id: body.payment_id as string, url: body.url as string };
  }
  const hook = (
    event: { body: string; headers: (at: Date, secret?: string) => Record<string, string> },
    at = server.clock.now(),
    secret?: string,
  ) => server.as().post('/api/public/online/stripe/webhook/', event.body, event.headers(at, secret));

  /** What the worker does with what waits for Stripe. */
  const sending = async () => {
    const sends = atStripe(made.stripe.checkout, server.clock);
    for (const job of jobsFor(await waitingFacts(server), sends))
      await react(server.db, sends, job, server.clock.now());
  };
  const at = (path: string) => async (who: Person, id: string) =>
    (await who.get(`/api/classes/${path}/${id}/`)).body;
  return {
    ...{ made, server, packages, buyer, payOnline, takeCash, asking, hook, sending },
    payment: at('payments'),
    bought: at('student_packages'),
    account: async (who: Person) => (await who.get(`/api/classes/accounts/${who.profile_id}/`)).body,
  };
}

/** What the doctor finds, on a way in of its own: what it asks is not planned like requests. */
export async function findingsOf(server: TestServer): Promise<Finding[]> {
  const db = openDatabase(throughPooler(new URL(server.appUrl)));
  try {
    return await examine({ db, owner: server.owner, embedded: false, now: server.clock.now() });
  } finally {
    await db.close();
  }
}
