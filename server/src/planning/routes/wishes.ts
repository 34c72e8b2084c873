import { readFileTable } from '../../kernel/files/read.ts';
import type { App } from '../../kernel/http/app.ts';
import { ImportFile, ImportReport } from '../../kernel/http/import-shapes.ts';
import { whole } from '../../kernel/http/paging.ts';
import { fileBodyLimit, IdParams, Page } from '../../kernel/http/types.ts';
import { importWishes } from '../commands/import-wishes.ts';
import { closeWishes, openWishes, remindOfWishes } from '../commands/wish-windows.ts';
import { linkName, putWish, withdraw } from '../commands/wishes.ts';
import { getWindow, getWish, listOwnWishes, listWindows, listWishes, wishForm } from '../queries/wishes.ts';
import {
  LinkPerson,
  OwnWish,
  PutWish,
  PutWishWindow,
  Reminded,
  WindowsQuery,
  Wish,
  WishesQuery,
  WishForm,
  WishParams,
  WishRow,
  WishWindow,
} from '../schemas/wishes.ts';

const tags = ['wishes'];
const desk = { permission: 'classes.manage_terms' } as const;
const own = { permission: 'classes.enroll' } as const;
const one = '/api/classes/terms/:id/wishes/:student_id/';

/** What clients want of a term: docs/domain/wishes.md. */
export function wishRoutes(app: App): void {
  windowRoutes(app);
  ownRoutes(app);
  deskRoutes(app);
}

function windowRoutes(app: App): void {
  app.get(
    '/api/classes/wish_windows/',
    {
      config: desk,
      schema: {
        tags,
        summary: 'The terms for which clients of the clubs that you run are asked what they want',
        ...{ querystring: WindowsQuery, response: { 200: Page(WishWindow) } },
      },
    },
    (request) => request.read(async (scope) => whole(await listWindows(scope, request.query.club_id))),
  );
  app.put(
    '/api/classes/terms/:id/wish_window/',
    {
      config: { ...desk, unversioned: true },
      schema: {
        tags,
        summary: 'Ask clients what they want of a term, from a day until a day',
        ...{ params: IdParams, body: PutWishWindow, response: { 200: WishWindow } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await openWishes(scope, request.params.id, request.body);
        return getWindow(scope, request.params.id);
      }),
  );
  app.post(
    '/api/classes/terms/:id/wish_window/close/',
    {
      config: desk,
      schema: {
        tags,
        summary: 'Take no wishes of a term any more but from the desk',
        ...{ params: IdParams, response: { 200: WishWindow } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await closeWishes(scope, request.params.id);
        return getWindow(scope, request.params.id);
      }),
  );
  app.post(
    '/api/classes/terms/:id/wish_window/remind/',
    {
      config: desk,
      schema: {
        tags,
        summary: 'Remind whoever has not said what they want; once for a term',
        ...{ params: IdParams, response: { 200: Reminded } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        const reminded = await remindOfWishes(scope, request.params.id);
        return { reminded, window: await getWindow(scope, request.params.id) };
      }),
  );
}

function ownRoutes(app: App): void {
  app.get(
    '/api/classes/wishes/mine/',
    {
      config: own,
      schema: {
        tags,
        summary: 'Of which terms I, and those in my care, may say what we want, or have said it',
        response: { 200: Page(OwnWish) },
      },
    },
    (request) => request.read(async (scope) => whole(await listOwnWishes(scope))),
  );
  app.get(
    one,
    {
      config: own,
      schema: {
        tags,
        summary: 'The wish of one student of a term, with what there is to choose from',
        ...{ params: WishParams, response: { 200: WishForm } },
      },
    },
    (request) => request.read((scope) => wishForm(scope, request.params.id, request.params.student_id)),
  );
  app.put(
    one,
    {
      config: { ...own, unversioned: true },
      schema: {
        tags,
        summary: 'Say what a student wants of a term, whole; said again it replaces what was said',
        ...{ params: WishParams, body: PutWish, response: { 200: Wish } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        const { id: term_id, student_id } = request.params;
        await putWish(scope, { term_id, student_id }, request.body);
        return getWish(scope, term_id, student_id);
      }),
  );
  app.post(
    '/api/classes/terms/:id/wishes/:student_id/withdraw/',
    {
      config: own,
      schema: {
        tags,
        summary: 'Want nothing of a term after all',
        ...{ params: WishParams, response: { 200: Wish } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        const { id: term_id, student_id } = request.params;
        await withdraw(scope, { term_id, student_id });
        return getWish(scope, term_id, student_id);
      }),
  );
}

function deskRoutes(app: App): void {
  app.get(
    '/api/classes/terms/:id/wishes/',
    {
      config: desk,
      schema: {
        tags,
        summary: 'Whoever could wish, with what they want: who holds a place in the term before first',
        ...{ params: IdParams, querystring: WishesQuery, response: { 200: Page(WishRow) } },
      },
    },
    (request) => request.read((scope) => listWishes(scope, request.params.id, request.query)),
  );
  app.post(
    '/api/classes/terms/:id/wishes/import_file/',
    {
      config: { ...desk, long: true },
      bodyLimit: fileBodyLimit,
      schema: {
        tags,
        summary: 'Import what students want of a term, from a .csv or .xlsx file; docs/domain/imports.md',
        ...{ params: IdParams, body: ImportFile, response: { 200: ImportReport } },
      },
    },
    async (request, reply) => {
      const table = await readFileTable(Buffer.from(request.body.file, 'base64'), request.body.sheet);
      return request.write(reply, (scope) => importWishes(scope, request.params.id, request.body, table));
    },
  );
  app.post(
    '/api/classes/wish_people/:id/link/',
    {
      config: desk,
      schema: {
        tags,
        summary: 'Say which client a name in a wish means; its author is not told',
        ...{ params: IdParams, body: LinkPerson, response: { 200: Wish } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        const { term_id, student_id } = await linkName(scope, request.params.id, request.body);
        return getWish(scope, term_id, student_id);
      }),
  );
}
