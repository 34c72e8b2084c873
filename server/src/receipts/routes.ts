import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { fileQuery } from '../kernel/http/list-file.ts';
import { IdParams, Page, Strict } from '../kernel/http/types.ts';
import { askInvoice } from './commands/invoice.ts';
import { sendReceipt } from './commands/send.ts';
import { sendAgain } from './commands/send-records.ts';
import { pdfOf } from './queries/pdf.ts';
import { getReceipt, listReceipts } from './queries/receipts.ts';
import { listRecords } from './queries/records.ts';
import { AskInvoice, FiscalRecords, Receipt, ReceiptsQuery, RecordsQuery, SentReceipt } from './schemas.ts';

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
  recordRoutes(app);
  sendRoute(app);
  fileRoute(app);
}

function recordRoutes(app: App): void {
  app.get(
    '/api/classes/receipts/records/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'VERI*FACTU: what the tax agency did not like of a club’s records, and what waits',
        querystring: RecordsQuery,
        response: { 200: FiscalRecords },
      },
    },
    (request) => request.read((scope) => listRecords(scope, request.query.club_id)),
  );
  app.post(
    '/api/classes/receipts/records/:id/send_again/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'Sends a record again that the tax agency has refused',
        params: IdParams,
        response: { 200: FiscalRecords },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        const club = await sendAgain(scope, request.params.id);
        return listRecords(scope, club);
      }),
  );
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
