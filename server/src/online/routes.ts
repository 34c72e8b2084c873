import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Checkout, NotGenuine } from '../kernel/checkout.ts';
import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { Id, IdParams, Strict } from '../kernel/http/types.ts';
import { isId } from '../kernel/ids.ts';
import { conflict, Problem } from '../kernel/problem.ts';
import { organizationOf } from '../kernel/scope.ts';
import { askOnline, underWay } from './commands/ask.ts';
import { listCards, removeCard } from './commands/cards.ts';
import { decideThere, refundToAccount, retryRefund, settleProblem } from './commands/findings.ts';
import { aboutWhat, type Desk, endPage, hear, lookUp, pageOf, payByCard } from './commands/pages.ts';
import { listFindings } from './queries/findings.ts';
import { onlineOffer, onlineState } from './queries/state.ts';
import {
  DecideThere,
  OnlineFindings,
  OnlineOffer,
  OnlinePage,
  OnlineQuery,
  OnlineState,
  PayOnline,
  SavedCards,
} from './schemas.ts';

interface OnlineOptions {
  db: Database;
  /** Undefined: nothing is paid online. */
  checkout?: Checkout | undefined;
  publicUrl: string;
}

const tags = ['payments'];
const ClientParams = Strict({ client_id: Id() });

export async function onlineRoutes(app: App, options: OnlineOptions): Promise<void> {
  payRoutes(app, options);
  cardRoutes(app);
  stateRoutes(app, options);
  findingRoutes(app);
  await webhook(app, options);
}

/** Throws 409 `online.off`. */
function deskOf({ db, checkout }: OnlineOptions, request: FastifyRequest): Desk {
  if (!checkout) throw conflict('online.off', 'Nothing can be paid online here.');
  return { db, checkout, organization_id: organizationOf(request), now: request.now };
}

function payRoutes(app: App, options: OnlineOptions): void {
  app.get(
    '/api/classes/online/',
    {
      config: { permission: 'classes.pay_online' },
      schema: {
        tags,
        summary: 'Whether anything can be paid online here, or to this club',
        querystring: OnlineQuery,
        response: { 200: OnlineOffer },
      },
    },
    (request) =>
      options.checkout === undefined
        ? { available: false }
        : request.read((scope) => onlineOffer(scope, request.query)),
  );
  app.post(
    '/api/classes/accounts/:client_id/pay_online/',
    {
      config: { permission: 'classes.pay_online', unversioned: true },
      schema: {
        tags,
        summary: 'Pay what I and my dependants owe on a page of Stripe: where that page is',
        params: ClientParams,
        body: PayOnline,
        response: { 201: OnlinePage },
      },
    },
    async (request, reply) => {
      const desk = deskOf(options, request);
      const { client_id } = request.params;
      const { same, others } = await request.read((scope) => underWay(scope, client_id, request.body));
      for (const id of others) await endPage(desk, id);
      if (same !== undefined) {
        void reply.code(201);
        return { payment_id: same, url: await pageOf(desk, same), paid: false };
      }
      const asked = await request.write(
        reply,
        (scope) => askOnline(scope, { client_id, input: request.body, publicUrl: options.publicUrl }),
        201,
      );
      if (reply.statusCode >= 400) return asked as never;
      if (request.body.card_id !== undefined)
        return { ...asked, url: null, paid: await payByCard(desk, asked.payment_id) };
      return { ...asked, url: await pageOf(desk, asked.payment_id), paid: false };
    },
  );
}

function cardRoutes(app: App): void {
  app.get(
    '/api/classes/accounts/:client_id/cards/',
    {
      config: { permission: 'classes.pay_online' },
      schema: {
        tags,
        summary: 'My cards that are kept at Stripe, to pay with',
        params: ClientParams,
        response: { 200: SavedCards },
      },
    },
    (request) => request.read((scope) => listCards(scope, request.params.client_id)),
  );
  app.delete(
    '/api/classes/accounts/:client_id/cards/:id/',
    {
      config: { permission: 'classes.pay_online', unversioned: true },
      schema: {
        tags,
        summary: 'Forget a card of mine, here and at Stripe',
        params: Strict({ client_id: Id(), id: Id() }),
        response: { 200: SavedCards },
      },
    },
    (request, reply) => request.write(reply, (scope) => removeCard(scope, request.params)),
  );
}

function stateRoutes(app: App, options: OnlineOptions): void {
  app.get(
    '/api/classes/payments/:id/online/',
    {
      config: { permission: 'classes.view_payment' },
      schema: {
        tags,
        summary: 'What is known of a payment online',
        params: IdParams,
        response: { 200: OnlineState },
      },
    },
    (request) => request.read((scope) => onlineState(scope, request.params.id)),
  );
  for (const { action, summary, work } of atStripe)
    app.post(
      `/api/classes/payments/:id/online/${action}/`,
      {
        config: { permission: 'classes.view_payment', unversioned: true },
        schema: { tags, summary, params: IdParams, response: { 200: OnlineState } },
      },
      async (request) => {
        const { id } = request.params;
        const { status } = await request.read((scope) => onlineState(scope, id));
        if (status === 'pending') await work(deskOf(options, request), id);
        return request.read((scope) => onlineState(scope, id));
      },
    );
}

const atStripe = [
  { action: 'look_up', summary: 'Ask Stripe at once what became of a payment', work: lookUp },
  { action: 'give_up', summary: 'Pay otherwise: the page takes no money any more', work: endPage },
] as const;

function findingRoutes(app: App): void {
  app.get(
    '/api/classes/online/findings/',
    {
      config: { permission: 'classes.refund_payment' },
      schema: {
        tags,
        summary: 'What lies between here and Stripe, and a person should look at',
        response: { 200: OnlineFindings },
      },
    },
    (request) => request.read(listFindings),
  );
  app.post(
    '/api/classes/online/refunds/:id/retry/',
    {
      config: { permission: 'classes.refund_payment', unversioned: true, adds: true },
      schema: {
        tags,
        summary: 'Ask Stripe anew for a refund that failed there',
        params: IdParams,
        response: { 200: OnlineFindings },
      },
    },
    (request, reply) => request.write(reply, (scope) => retryRefund(scope, request.params.id)),
  );
  app.post(
    '/api/classes/online/refunds/:id/to_account/',
    {
      config: { permission: 'classes.refund_payment', unversioned: true, adds: true },
      schema: {
        tags,
        summary:
          'Give a refund that failed at Stripe to the credit of who paid instead; it is not asked for again',
        params: IdParams,
        response: { 200: OnlineFindings },
      },
    },
    (request, reply) => request.write(reply, (scope) => refundToAccount(scope, request.params.id)),
  );
  app.post(
    '/api/classes/online/refunds_there/:id/decide/',
    {
      config: { permission: 'classes.refund_payment', unversioned: true },
      schema: {
        tags,
        summary: "What becomes of what was paid, where money was given back in Stripe's dashboard",
        params: IdParams,
        body: DecideThere,
        response: { 200: OnlineFindings },
      },
    },
    (request, reply) => request.write(reply, (scope) => decideThere(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/online/payments/:id/seen/',
    {
      config: { permission: 'classes.refund_payment', unversioned: true },
      schema: {
        tags,
        summary: 'A person has looked at what Stripe said of a payment, and put it right',
        params: IdParams,
        response: { 200: OnlineFindings },
      },
    },
    (request, reply) => request.write(reply, (scope) => settleProblem(scope, request.params.id)),
  );
}

/** What Stripe tells: the whole body is signed, so it is read as it came. */
async function webhook(app: App, options: OnlineOptions): Promise<void> {
  await app.register(async (inner) => {
    inner.removeContentTypeParser('application/json');
    inner.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    inner.post(
      '/api/public/online/stripe/webhook/',
      {
        config: { permission: 'public', anybody: true },
        bodyLimit: 512 * 1024,
        schema: {
          tags,
          summary: 'What Stripe tells, signed by it',
          response: { 200: Type.Object({ received: Type.Boolean() }) },
        },
      },
      async (request) => {
        const { checkout, db } = options;
        if (!checkout) throw conflict('online.off', 'Nothing can be paid online here.');
        const notice = readNotice(checkout, request);
        const { organization_id, payment_id } = await aboutWhat(checkout, notice);
        // An account may sell other things, too, which name theirs as they like.
        if (
          organization_id !== undefined &&
          payment_id !== undefined &&
          [organization_id, payment_id].every(isId)
        )
          await hear({ db, checkout, organization_id, now: request.now }, payment_id, notice);
        return { received: true };
      },
    );
  });
}

/** Throws 400 `online.not_genuine`. */
function readNotice(checkout: Checkout, request: FastifyRequest) {
  const signature = request.headers['stripe-signature'];
  try {
    return checkout.read(
      typeof request.body === 'string' ? request.body : '',
      typeof signature === 'string' ? signature : undefined,
      request.now,
    );
  } catch (error) {
    if (!(error instanceof NotGenuine)) throw error;
    throw new Problem(400, 'online.not_genuine', `Not from Stripe: ${error.message}`.slice(0, 300));
  }
}
