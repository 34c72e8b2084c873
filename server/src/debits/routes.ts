import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { makeCollection } from './commands/collect.ts';
import {
  bookCollection,
  cancelCollection,
  submitCollection,
  takeItemOut,
  unsubmitCollection,
} from './commands/collections.ts';
import { addMandate, endMandate } from './commands/mandates.ts';
import { returnDebit, undoReturn } from './commands/returns.ts';
import { getCollection, listCollections } from './queries/collections.ts';
import { fileOf } from './queries/file.ts';
import { getMandate, listMandates } from './queries/mandates.ts';
import { previewCollection } from './queries/preview.ts';
import {
  AddMandate,
  Collection,
  CollectionPreview,
  CollectionQuery,
  CollectionsQuery,
  DebitItem,
  MakeCollection,
  Mandate,
  MandatesQuery,
  ReturnDebit,
  WholeCollection,
} from './schemas.ts';

const tags = ['direct debits'];

export function debitRoutes(app: App): void {
  mandateRoutes(app);
  collectionRoutes(app);
  stepRoutes(app);
  itemRoutes(app);
}

function mandateRoutes(app: App): void {
  app.get(
    '/api/classes/mandates/',
    {
      config: { permission: 'classes.view_mandate' },
      schema: {
        tags,
        summary:
          'Mandates of mine and my dependants, or for the desk of a client or a club, the latest first',
        querystring: MandatesQuery,
        response: { 200: Page(Mandate) },
      },
    },
    (request) => request.read((scope) => listMandates(scope, request.query)),
  );
  app.get(
    '/api/classes/mandates/:id/',
    {
      config: { permission: 'classes.view_mandate' },
      schema: { tags, summary: 'One mandate', params: IdParams, response: { 200: Mandate } },
    },
    (request) => request.read((scope) => getMandate(scope, request.params.id)),
  );
  app.post(
    '/api/classes/mandates/',
    {
      config: { permission: 'classes.manage_debit' },
      schema: {
        tags,
        summary: 'Note a mandate that was signed on paper; it takes the place of the one that there is',
        body: AddMandate,
        response: { 201: Mandate },
      },
    },
    (request, reply) => request.write(reply, (scope) => addMandate(scope, request.body), 201),
  );
  app.post(
    '/api/classes/mandates/:id/end/',
    {
      config: { permission: 'classes.end_mandate', unversioned: true },
      schema: {
        tags,
        summary: 'Revoke a mandate: nothing more is collected by it, but what a bank has already',
        params: IdParams,
        response: { 200: Mandate },
      },
    },
    (request, reply) => request.write(reply, (scope) => endMandate(scope, request.params.id)),
  );
}

function collectionRoutes(app: App): void {
  app.get(
    '/api/classes/collections/preview/',
    {
      config: { permission: 'classes.manage_debit' },
      schema: {
        tags,
        summary: 'What would be collected of what is owed, and what not; writes nothing',
        querystring: CollectionQuery,
        response: { 200: CollectionPreview },
      },
    },
    (request) => request.read((scope) => previewCollection(scope, request.query)),
  );
  app.get(
    '/api/classes/collections/',
    {
      config: { permission: 'classes.manage_debit' },
      schema: {
        tags,
        summary: 'Collections of a club, the latest day first',
        querystring: CollectionsQuery,
        response: { 200: Page(Collection) },
      },
    },
    (request) => request.read((scope) => listCollections(scope, request.query)),
  );
  app.get(
    '/api/classes/collections/:id/',
    {
      config: { permission: 'classes.manage_debit' },
      schema: {
        tags,
        summary: 'A collection with its charges',
        params: IdParams,
        response: { 200: WholeCollection },
      },
    },
    (request) => request.read((scope) => getCollection(scope, request.params.id)),
  );
  app.post(
    '/api/classes/collections/',
    {
      config: { permission: 'classes.manage_debit' },
      schema: {
        tags,
        summary: 'Collect what was shown: each charge waits for its day, and is paid in no other way',
        body: MakeCollection,
        response: { 201: WholeCollection },
      },
    },
    (request, reply) => request.write(reply, (scope) => makeCollection(scope, request.body), 201),
  );
  app.get(
    '/api/classes/collections/:id/file/',
    {
      config: { permission: 'classes.manage_debit' },
      schema: {
        tags,
        summary: 'The file for the bank, pain.008.001.08',
        params: IdParams,
        response: { 200: { content: { 'application/xml': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const { name, text } = await request.snapshot((scope) => fileOf(scope, request.params.id));
      return reply
        .type('application/xml; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .send(text as never) as never;
    },
  );
}

const steps = {
  submit: [submitCollection, 'Its file is at the bank: nothing is taken out of it any more'],
  unsubmit: [unsubmitCollection, 'Its file is not at the bank, after all'],
  book: [bookCollection, 'The bank has collected: what is still owed is paid'],
  cancel: [cancelCollection, 'It is not collected: all of it is owed as before'],
} as const;

function stepRoutes(app: App): void {
  for (const [step, [work, summary]] of Object.entries(steps))
    app.post(
      `/api/classes/collections/:id/${step}/`,
      {
        config: { permission: 'classes.manage_debit', unversioned: true },
        schema: { tags, summary, params: IdParams, response: { 200: WholeCollection } },
      },
      (request, reply) => request.write(reply, (scope) => work(scope, request.params.id)),
    );
}

function itemRoutes(app: App): void {
  app.post(
    '/api/classes/collected/:id/take_out/',
    {
      config: { permission: 'classes.manage_debit', unversioned: true },
      schema: {
        tags,
        summary: 'A charge is not collected with the others',
        params: IdParams,
        response: { 200: DebitItem },
      },
    },
    (request, reply) => request.write(reply, (scope) => takeItemOut(scope, request.params.id)),
  );
  app.post(
    '/api/classes/collected/:id/return/',
    {
      config: { permission: 'classes.manage_debit', unversioned: true },
      schema: {
        tags,
        summary: 'The bank could not collect it, or had to give it back: it is owed again',
        params: IdParams,
        body: ReturnDebit,
        response: { 200: DebitItem },
      },
    },
    (request, reply) => request.write(reply, (scope) => returnDebit(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/collected/:id/undo_return/',
    {
      config: { permission: 'classes.manage_debit', unversioned: true },
      schema: {
        tags,
        summary: 'It had not come back: it is paid as before',
        params: IdParams,
        response: { 200: DebitItem },
      },
    },
    (request, reply) => request.write(reply, (scope) => undoReturn(scope, request.params.id)),
  );
}
