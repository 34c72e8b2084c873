import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openCheckout } from '../src/kernel/checkout.ts';

/*
 * Stripe on the loopback: as much of its API as the official SDK is asked for, with its idempotency, its hosted page and
 * its signed webhooks. What a card does is said by the test, or by a button of the page.
 */

const webhookSecret = 'whsec_loopback';
const secretKey = 'sk_test_loopback';

export interface FakeSession {
  id: string;
  object: 'checkout.session';
  url: string | null;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  amount_total: number;
  currency: string;
  metadata: Record<string, string>;
  success_url: string;
  cancel_url: string;
  /** Undefined: whatever the account has switched on. */
  payment_method_types: string[] | undefined;
  payment_intent: FakeIntent | null;
  customer: string | null;
  /** Whether the card is kept. */
  saves: boolean;
}
interface FakeIntent {
  id: string;
  object: 'payment_intent';
  status: string;
  amount: number;
  currency: string;
  metadata: Record<string, string>;
  latest_charge: FakeCharge | null;
  setup_future_usage?: string | undefined;
  payment_method?: FakeMethod;
}
interface FakeMethod {
  id: string;
  card: { brand: string; last4: string; exp_month: number; exp_year: number };
}
interface FakeCharge {
  id: string;
  object: 'charge';
  metadata: Record<string, string>;
  refunds: { data: FakeRefund[] };
}
interface FakeRefund {
  id: string;
  object: 'refund';
  amount: number;
  currency: string;
  status: string;
  failure_reason: string | null;
  payment_intent: string;
  metadata: Record<string, string>;
}

type Fault = 'before' | 'after' | 'refuse' | 'key';
type CardDoes = 'succeeded' | 'requires_action' | 'declined';

export type FakeStripe = Awaited<ReturnType<typeof startStripe>>;

export async function startStripe({ timeoutMs = 400 }: { timeoutMs?: number } = {}) {
  const state = {
    sessions: new Map<string, FakeSession>(),
    answers: new Map<string, { body: string; status: number; answer: unknown }>(),
    asked: [] as { method: string; path: string; key: string | undefined }[],
    /** What happens to the next requests that create something: silence before it is done, or after; a refusal; a key that does not fit. */
    faults: [] as Fault[],
    hook: undefined as string | undefined,
    next: 1,
    refundStatus: 'succeeded',
    /** What a card that is kept does when it is asked. */
    cardDoes: 'succeeded' as CardDoes,
    /** Cards that are kept, by their number. */
    kept: new Map<string, { customer: string }>(),
  };
  const server = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const checkout = await openCheckout({ secretKey, webhookSecret, apiUrl: url, timeoutMs });
  if (!checkout) throw new Error('no checkout');
  return {
    ...{ state, url, checkout, secretKey, webhookSecret },
    session: (payment_id: string) => sessionOf(state, payment_id),
    /** Somebody pays on the page. */
    pay: (payment_id: string) => pay(state, sessionOf(state, payment_id)),
    expire: (payment_id: string) => void expire(sessionOf(state, payment_id)),
    /** At the dashboard, or by us. */
    refund: (payment_id: string, amount: number) =>
      refund(state, {
        payment_intent: sessionOf(state, payment_id).payment_intent?.id ?? '',
        amount,
        metadata: {},
      }),
    event: (type: string, object: object) => eventOf(state, type, object),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type State = Parameters<typeof serve>[0];

function sessionOf(state: Pick<State, 'sessions'>, payment_id: string): FakeSession {
  const found = [...state.sessions.values()].find((one) => one.metadata.payment_id === payment_id);
  if (!found) throw new Error(`no session of ${payment_id}`);
  return found;
}

const idOf = (state: { next: number }, kind: string): string => `${kind}_${state.next++}`;

export function pay(state: Pick<Faced, 'next' | 'kept'>, session: FakeSession): FakeSession {
  if (session.status !== 'open') throw new Error('the page is closed');
  const charge: FakeCharge = {
    ...{ id: idOf(state, 'ch'), object: 'charge', metadata: session.metadata, refunds: { data: [] } },
  };
  session.payment_intent = {
    ...{ id: idOf(state, 'pi'), object: 'payment_intent', status: 'succeeded', metadata: session.metadata },
    ...{ amount: session.amount_total, currency: session.currency },
    latest_charge: charge,
    payment_method: {
      id: idOf(state, 'pm'),
      card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2030 },
    },
  };
  if (session.saves) {
    const customer = idOf(state, 'cus');
    session.customer = customer;
    session.payment_intent.setup_future_usage = 'off_session';
    state.kept.set(session.payment_intent.payment_method!.id, { customer });
  }
  return Object.assign(session, { status: 'complete', payment_status: 'paid', url: null });
}

const expire = (session: FakeSession): FakeSession =>
  Object.assign(session, { status: 'expired', url: null });

function refund(
  state: { sessions: Map<string, FakeSession>; next: number; refundStatus: string },
  asked: { payment_intent: string; amount: number; metadata: Record<string, string> },
): FakeRefund | undefined {
  const session = [...state.sessions.values()].find((one) => one.payment_intent?.id === asked.payment_intent);
  const charge = session?.payment_intent?.latest_charge;
  const before = charge?.refunds.data.filter((one) => one.status !== 'failed') ?? [];
  const sum = before.reduce((total, one) => total + one.amount, 0);
  if (!session || !charge || sum + asked.amount > session.amount_total) return undefined;
  const status = state.refundStatus;
  const made: FakeRefund = {
    ...{ ...asked, id: idOf(state, 're'), object: 'refund', status, currency: session.currency },
    failure_reason: status === 'failed' ? 'expired_or_canceled_card' : null,
  };
  charge.refunds.data.unshift(made);
  return made;
}

/** An event with the header that signs it, as Stripe would send it at that time. */
export function eventOf(state: { next: number }, type: string, object: object) {
  const id = idOf(state, 'evt');
  const body = JSON.stringify({ id, object: 'event', type, data: { object } });
  return { id, body, headers: (at: Date, secret = webhookSecret) => signed(body, at, secret) };
}

export function signed(body: string, at: Date, secret = webhookSecret): Record<string, string> {
  const t = Math.floor(+at / 1000);
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return { 'stripe-signature': `t=${t},v1=${v1}`, 'content-type': 'application/json' };
}

interface Faced {
  sessions: Map<string, FakeSession>;
  answers: Map<string, { body: string; status: number; answer: unknown }>;
  asked: { method: string; path: string; key: string | undefined }[];
  faults: Fault[];
  hook: string | undefined;
  next: number;
  refundStatus: string;
  cardDoes: CardDoes;
  kept: Map<string, { customer: string }>;
}

async function serve(state: Faced, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  if (url.pathname.startsWith('/pay/')) return page(state, url, request.method ?? 'GET', response);
  const key = request.headers['idempotency-key'] as string | undefined;
  const { method = 'GET' } = request;
  state.asked.push({ method, path: url.pathname, key });
  const isNew = method === 'POST' && !url.pathname.endsWith('/expire');
  const fault = isNew ? state.faults.shift() : undefined;
  // Silence: the caller gives up.
  if (fault === 'before') return;
  const { status, answer } =
    fault === 'refuse'
      ? refusal(400, 'amount_too_small')
      : fault === 'key'
        ? refusal(401, 'api_key_expired')
        : once(state, { method, url, body, key });
  if (fault === 'after') return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

interface Call {
  method: string;
  url: URL;
  body: string;
  key: string | undefined;
}
interface Given {
  status: number;
  answer: unknown;
}

const refusal = (status: number, code: string): Given => ({
  status,
  answer: { error: { type: 'invalid_request_error', code, message: code } },
});

/** The same key gets the same answer, and another request with it a refusal. */
function once(state: Faced, call: Call): Given {
  const before = call.key === undefined ? undefined : state.answers.get(call.key);
  if (before && before.body !== call.body) return refusal(400, 'idempotency_error');
  if (before) return before;
  const given = answer(state, call);
  if (call.key !== undefined && call.method === 'POST')
    state.answers.set(call.key, { body: call.body, ...given });
  return given;
}

function answer(state: Faced, { method, url, body }: Call): Given {
  const [, , kind, what, id, action] = url.pathname.split('/');
  const form = new URLSearchParams(body);
  if (kind === 'payment_intents') return ofIntents(state, { method, what, form, action: id });
  if (kind === 'payment_methods') {
    const isThere = state.kept.delete(what ?? '');
    return isThere ? { status: 200, answer: { id: what } } : refusal(400, 'resource_missing');
  }
  if (kind === 'refunds' && method === 'GET')
    return { status: 200, answer: { object: 'list', has_more: false, data: refundsIn(state) } };
  if (kind === 'refunds') {
    const made = refund(state, {
      ...{ payment_intent: form.get('payment_intent') ?? '', amount: Number(form.get('amount')) },
      metadata: metadataOf(form, 'metadata'),
    });
    return made ? { status: 200, answer: made } : refusal(400, 'charge_already_refunded');
  }
  if (kind !== 'checkout' || what !== 'sessions') return refusal(404, 'resource_missing');
  if (id === undefined)
    return method === 'POST'
      ? { status: 200, answer: { ...newSession(state, form, url.origin) } }
      : { status: 200, answer: { object: 'list', has_more: false, data: listed(state) } };
  const session = state.sessions.get(id);
  if (!session) return refusal(404, 'resource_missing');
  if (action === 'expire') {
    if (session.status !== 'open') return refusal(400, 'session_not_open');
    expire(session);
  }
  return { status: 200, answer: session };
}

interface OfIntent {
  method: string;
  what: string | undefined;
  form: URLSearchParams;
  action: string | undefined;
}

/** Asked for without a page: with a card that is kept. It stands beside the pages, as one that nobody sees. */
function ofIntents(state: Faced, { method, what, form, action }: OfIntent): Given {
  if (what === undefined && method === 'GET')
    return { status: 200, answer: { object: 'list', has_more: false, data: intentsOf(state) } };
  if (what === undefined) return byCard(state, form);
  const intent = intentsOf(state).find((one) => one.id === what);
  if (!intent) return refusal(404, 'resource_missing');
  if (action === 'cancel') {
    if (intent.status === 'succeeded') return refusal(400, 'payment_intent_unexpected_state');
    intent.status = 'canceled';
  }
  return { status: 200, answer: intent };
}

function byCard(state: Faced, form: URLSearchParams): Given {
  const card = state.kept.get(form.get('payment_method') ?? '');
  if (!card || card.customer !== form.get('customer')) return refusal(400, 'resource_missing');
  const does = state.cardDoes;
  const metadata = metadataOf(form, 'metadata');
  const amounts = { amount: Number(form.get('amount')), currency: form.get('currency') ?? 'eur' };
  const intent: FakeIntent = {
    ...{ id: idOf(state, 'pi'), object: 'payment_intent', metadata, ...amounts },
    status: does === 'declined' ? 'requires_payment_method' : does,
    latest_charge:
      does === 'succeeded'
        ? { id: idOf(state, 'ch'), object: 'charge', metadata, refunds: { data: [] } }
        : null,
  };
  state.sessions.set(intent.id, {
    ...{ id: intent.id, object: 'checkout.session', url: null, status: 'complete', payment_status: 'paid' },
    ...{
      amount_total: amounts.amount,
      currency: amounts.currency,
      metadata,
      success_url: '',
      cancel_url: '',
    },
    ...{ payment_method_types: ['card'], payment_intent: intent, customer: card.customer, saves: false },
  });
  const error = {
    type: 'card_error',
    code: 'card_declined',
    message: 'card_declined',
    payment_intent: intent,
  };
  return does === 'declined' ? { status: 402, answer: { error } } : { status: 200, answer: intent };
}

const intentsOf = ({ sessions }: Pick<Faced, 'sessions'>): FakeIntent[] =>
  [...sessions.values()].flatMap(({ payment_intent }) => payment_intent ?? []);

/** With whose money each is, as it is asked for. */
const refundsIn = (state: Faced) =>
  intentsOf(state).flatMap((intent) =>
    (intent.latest_charge?.refunds.data ?? []).map((one) => ({ ...one, payment_intent: intent })),
  );

const listed = ({ sessions }: Faced) =>
  [...sessions.values()].filter((one) => one.status === 'complete' && one.id.startsWith('cs_'));

function metadataOf(form: URLSearchParams, prefix: string): Record<string, string> {
  const found = [...form].flatMap(([name, value]) => {
    const key = new RegExp(`^${prefix}\\[(\\w+)\\]$`).exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(found);
}

function newSession(state: Faced, form: URLSearchParams, origin: string): FakeSession {
  const id = idOf(state, 'cs_test');
  const amounts = [...form]
    .filter(([name]) => name.endsWith('[unit_amount]'))
    .map(([, value]) => Number(value));
  const session: FakeSession = {
    ...{
      id,
      object: 'checkout.session',
      url: `${origin}/pay/${id}`,
      status: 'open',
      payment_status: 'unpaid',
    },
    amount_total: amounts.reduce((sum, one) => sum + one, 0),
    currency: form.get('line_items[0][price_data][currency]') ?? 'eur',
    metadata: metadataOf(form, 'metadata'),
    success_url: form.get('success_url') ?? '',
    cancel_url: form.get('cancel_url') ?? '',
    payment_method_types: form.has('payment_method_types[0]')
      ? form.getAll('payment_method_types[0]')
      : undefined,
    ...{ payment_intent: null, customer: null },
    saves: form.has('payment_intent_data[setup_future_usage]'),
  };
  state.sessions.set(id, session);
  return session;
}

/** The hosted page: what somebody sees who pays, with a button for what their card does. */
async function page(state: Faced, url: URL, method: string, response: ServerResponse): Promise<void> {
  const [, , id = '', action] = url.pathname.split('/');
  const session = state.sessions.get(id);
  if (!session) return void response.writeHead(404).end();
  if (method === 'GET' || action === undefined)
    return void response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><title>Stripe</title><h1>${session.amount_total} ${session.currency}</h1>` +
          `<form method="post" action="/pay/${id}/card"><button>Pay</button></form>` +
          `<form method="post" action="/pay/${id}/back"><button>Back</button></form>`,
      );
  if (action === 'card') {
    pay(state, session);
    if (state.hook !== undefined) {
      const { body, headers } = eventOf(state, 'checkout.session.completed', session);
      await fetch(state.hook, { method: 'POST', body, headers: headers(new Date()) });
    }
  }
  response.writeHead(303, { location: action === 'card' ? session.success_url : session.cancel_url }).end();
}
