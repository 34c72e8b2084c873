import type { App } from '../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { checkDates, maxFileDays } from '../kernel/http/range.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { adjustAccount, payOut } from './commands/account.ts';
import { closeTill } from './commands/close-till.ts';
import { previewRefund, refundPayment } from './commands/refund.ts';
import { payWithCredit, takeTogether } from './commands/take.ts';
import { getAccount } from './queries/account.ts';
import { meansAt } from './queries/means.ts';
import { listMovements } from './queries/movements.ts';
import { getPayment, listPayments } from './queries/payments.ts';
import { getTill } from './queries/till.ts';
import { movementsFile } from './rules/movements-file.ts';
import {
  Account,
  AdjustAccount,
  ClientParams,
  CloseTill,
  DeskMeans,
  MeansQuery,
  Movement,
  MovementsFile,
  MovementsQuery,
  Payment,
  PaymentsQuery,
  PayOut,
  PayWithCredit,
  Refund,
  RefundEffect,
  RefundQuery,
  TakePayment,
  Till,
  TillQuery,
} from './schemas.ts';

const tags = ['payments'];

export function saleRoutes(app: App): void {
  accountRoutes(app);
  paymentRoutes(app);
  refundRoutes(app);
  tillRoutes(app);
}

function accountRoutes(app: App): void {
  app.get(
    '/api/classes/accounts/:client_id/',
    {
      config: { permission: 'classes.view_payment' },
      schema: {
        tags,
        summary: 'The account of a client: their credit, and what they and those in their care have to pay',
        params: ClientParams,
        response: { 200: Account },
      },
    },
    (request) => request.read((scope) => getAccount(scope, request.params.client_id)),
  );
  app.post(
    '/api/classes/accounts/:client_id/adjust/',
    {
      config: { permission: 'classes.adjust_account', unversioned: true, adds: true },
      schema: {
        tags,
        summary: 'Grant credit, or take some',
        params: ClientParams,
        body: AdjustAccount,
        response: { 200: Account },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => adjustAccount(scope, request.params.client_id, request.body)),
  );
  app.post(
    '/api/classes/accounts/:client_id/pay_out/',
    {
      config: { permission: 'classes.adjust_account', unversioned: true, adds: true },
      schema: {
        tags,
        summary: 'Hand credit over in money',
        params: ClientParams,
        body: PayOut,
        response: { 200: Account },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => payOut(scope, request.params.client_id, request.body)),
  );
  app.post(
    '/api/classes/accounts/:client_id/use_credit/',
    {
      config: { permission: 'classes.use_credit', unversioned: true },
      schema: {
        tags,
        summary: 'Pay what I and my dependants owe with the credit of my account',
        params: ClientParams,
        body: PayWithCredit,
        response: { 201: Payment },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => payWithCredit(scope, request.params.client_id, request.body), 201),
  );
}

function paymentRoutes(app: App): void {
  app.get(
    '/api/classes/payments/',
    {
      config: { permission: 'classes.view_payment' },
      schema: {
        tags,
        summary:
          'Payments of mine and my dependants, or for the desk of a client or a till, the newest first',
        querystring: PaymentsQuery,
        response: { 200: Page(Payment) },
      },
    },
    (request) => request.read((scope) => listPayments(scope, request.query)),
  );
  app.get(
    '/api/classes/payments/means/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'What the desk of a club takes money by',
        querystring: MeansQuery,
        response: { 200: DeskMeans },
      },
    },
    (request) => request.read((scope) => meansAt(scope, request.query)),
  );
  app.post(
    '/api/classes/payments/',
    {
      config: { permission: 'classes.record_payment', unversioned: true },
      schema: {
        tags,
        summary: 'Take money for several things at once: all of them are paid, or none',
        body: TakePayment,
        response: { 201: Payment },
      },
    },
    (request, reply) => request.write(reply, (scope) => takeTogether(scope, request.body), 201),
  );
  app.get(
    '/api/classes/payments/:id/',
    {
      config: { permission: 'classes.view_payment' },
      schema: { tags, summary: 'One payment', params: IdParams, response: { 200: Payment } },
    },
    (request) => request.read((scope) => getPayment(scope, request.params.id)),
  );
}

function refundRoutes(app: App): void {
  app.get(
    '/api/classes/payments/:id/refund/',
    {
      config: { permission: 'classes.refund_payment' },
      schema: {
        tags,
        summary: 'What a refund would do',
        params: IdParams,
        querystring: RefundQuery,
        response: { 200: RefundEffect },
      },
    },
    (request) => request.read((scope) => previewRefund(scope, request.params.id, request.query)),
  );
  app.post(
    '/api/classes/payments/:id/refund/',
    {
      config: { permission: 'classes.refund_payment', unversioned: true, adds: true },
      schema: {
        tags,
        summary: 'Give a part of what was paid back',
        params: IdParams,
        body: Refund,
        response: { 200: Payment },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => refundPayment(scope, request.params.id, request.body)),
  );
}

function tillRoutes(app: App): void {
  app.get(
    '/api/classes/till/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'The till of a club on a day: what went through it, what should be in it, what was counted',
        querystring: TillQuery,
        response: { 200: Till },
      },
    },
    (request) => request.read((scope) => getTill(scope, request.query)),
  );
  app.post(
    '/api/classes/till/close/',
    {
      config: { permission: 'classes.record_payment', unversioned: true },
      schema: {
        tags,
        summary: 'Close the till with what is counted in it now',
        body: CloseTill,
        response: { 200: Till },
      },
    },
    (request, reply) => request.write(reply, (scope) => closeTill(scope, request.body)),
  );
  app.get(
    '/api/classes/till/movements/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'What went through the till of a club on some days, the newest first',
        querystring: MovementsQuery,
        response: { 200: Page(Movement) },
      },
    },
    (request) => request.read((scope) => listMovements(scope, request.query)),
  );
  app.get(
    '/api/classes/till/movements/export_file/',
    {
      config: { permission: 'classes.record_payment', long: true },
      schema: {
        tags,
        summary: 'What went through the till of a club on some days as a .csv file',
        querystring: MovementsFile,
        response: fileResponse,
      },
    },
    (request, reply) => {
      checkDates(request.query, maxFileDays);
      return sendListFile(request, reply, { file: movementsFile, query: request.query, page: listMovements });
    },
  );
}
