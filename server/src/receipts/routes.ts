import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { fileQuery } from '../kernel/http/list-file.ts';
import { IdParams, Page, Strict } from '../kernel/http/types.ts';
import { askInvoice } from './commands/invoice.ts';
import { sendReceipt } from './commands/send.ts';
import { pdfOf } from './queries/pdf.ts';
import { getReceipt, listReceipts } from './queries/receipts.ts';
import { AskInvoice, Receipt, ReceiptsQuery, SentReceipt } from './schemas.ts';

const tags = ['receipts'];

export function receiptRoutes(app: App): void {
  app.get(
    '/api/classes/receipts/',
    {
      config: { permission: 'classes.view_receipt' },
      schema: {
        tags,
        summary:
          'Receipts of mine and my dependants, or for the desk of a client or a payment, the newest first',
        querystring: ReceiptsQuery,
        response: { 200: Page(Receipt) },
      },
    },
    (request) => request.read((scope) => listReceipts(scope, request.query)),
  );
  app.get(
    '/api/classes/receipts/:id/',
    {
      config: { permission: 'classes.view_receipt' },
      schema: { tags, summary: 'One receipt', params: IdParams, response: { 200: Receipt } },
    },
    (request) => request.read((scope) => getReceipt(scope, request.params.id)),
  );
  app.post(
    '/api/classes/receipts/:id/invoice/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'A full invoice takes the place of a simplified receipt',
        params: IdParams,
        body: AskInvoice,
        response: { 201: Receipt },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => askInvoice(scope, request.params.id, request.body), 201),
  );
  sendRoute(app);
  fileRoute(app);
}

function sendRoute(app: App): void {
  app.post(
    '/api/classes/receipts/:id/send/',
    {
      config: { permission: 'classes.view_receipt' },
      schema: {
        tags,
        summary: 'Sends a receipt by e-mail to who paid, as a PDF, in their language',
        params: IdParams,
        response: { 200: SentReceipt },
      },
    },
    (request, reply) => request.write(reply, (scope) => sendReceipt(scope, request.params.id)),
  );
}

function fileRoute(app: App): void {
  app.get(
    '/api/classes/receipts/:id/file/',
    {
      config: { permission: 'classes.view_receipt' },
      schema: {
        tags,
        summary: 'A receipt as a PDF, to print or to keep',
        params: IdParams,
        querystring: Strict(fileQuery),
        response: { 200: { content: { 'application/pdf': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const receipt = await request.read((scope) => getReceipt(scope, request.params.id));
      const file = await pdfOf(receipt, request.query.language ?? 'es');
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${receipt.name}.pdf"`)
        .header('cache-control', 'no-store')
        .send(file as never) as never;
    },
  );
}
