import { afterAll, beforeAll } from 'vitest';
import { type FakeStripe, startStripe } from '../../server/test/stripe.ts';
import { installation, type Serving, serve } from './bandeja.ts';
import { type Club, openClub } from './club.ts';

interface OnlineClub {
  serving: Serving;
  stripe: FakeStripe;
  club: Club;
}

/** A club for the tests of a file that is paid through a Stripe on the loopback; it is there once their hooks run. */
export function useOnlineClub(timezone: string): OnlineClub {
  const { dataDir, remove } = installation();
  const made = {} as OnlineClub;
  beforeAll(async () => {
    made.stripe = await startStripe();
    made.serving = await serve(dataDir, {
      ...{ STRIPE_SECRET_KEY: made.stripe.secretKey, STRIPE_WEBHOOK_SECRET: made.stripe.webhookSecret },
      STRIPE_API_URL: made.stripe.url,
    });
    made.stripe.state.hook = `${made.serving.url}/api/public/online/stripe/webhook/`;
    made.club = await openClub(made.serving.url, timezone);
  });
  afterAll(async () => {
    made.serving?.signal('SIGTERM');
    await made.serving?.ended;
    await made.stripe?.close();
    remove();
  });
  return made;
}
