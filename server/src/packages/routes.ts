import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { whole } from '../kernel/http/paging.ts';
import { Id, IdParams, Page, pageQuery, Strict } from '../kernel/http/types.ts';
import { adjustPackage, extendPackage, refundPackage, transferPackage } from './commands/manage.ts';
import { addPackage, changePackage } from './commands/packages.ts';
import { decideEnded, stopRound } from './commands/rounds.ts';
import { giveUpOrder, payPackage, purchasePackage } from './commands/sell.ts';
import { getBought, listBought } from './queries/bought.ts';
import { getPackage, listPackages } from './queries/packages.ts';
import { listRounds, previewEnded } from './queries/rounds.ts';
import {
  AddPackage,
  AdjustPackage,
  ChangePackage,
  ClassPackage,
  DecideEnded,
  EndedPackages,
  EndedQuery,
  ExtendPackage,
  PackageRound,
  PackagesQuery,
  PayPackage,
  PurchasePackage,
  RefundPackage,
  StudentPackage,
  TransferPackage,
} from './schemas.ts';

const tags = ['packages'];

export function packageRoutes(app: App): void {
  saleRoutes(app);
  ownRoutes(app);
  boughtRoutes(app);
  deskRoutes(app);
  roundRoutes(app);
}

function saleRoutes(app: App): void {
  app.get(
    '/api/classes/packages/',
    {
      config: { permission: 'classes.buy_package' },
      schema: {
        tags,
        summary: 'The packages on sale, by name',
        querystring: PackagesQuery,
        response: { 200: Page(ClassPackage) },
      },
    },
    (request) => request.read(async (scope) => whole(await listPackages(scope, request.query))),
  );
  app.post(
    '/api/classes/packages/',
    {
      config: { permission: 'classes.change_classpackage' },
      schema: { tags, summary: 'Add a package', body: AddPackage, response: { 201: ClassPackage } },
    },
    (request, reply) => request.write(reply, (scope) => addPackage(scope, request.body), 201),
  );
  app.get(
    '/api/classes/packages/:id/',
    {
      config: { permission: 'classes.buy_package', versioned: { table: 'class_packages' } },
      schema: { tags, summary: 'One package', params: IdParams, response: { 200: ClassPackage } },
    },
    (request) => request.read((scope) => getPackage(scope, request.params.id)),
  );
  app.patch(
    '/api/classes/packages/:id/',
    {
      config: { permission: 'classes.change_classpackage' },
      schema: {
        tags,
        summary: 'Change a package; what was sold stays as it was sold',
        params: IdParams,
        body: ChangePackage,
        response: { 200: ClassPackage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changePackage(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/packages/:id/purchase/',
    {
      config: { permission: 'classes.buy_package', unversioned: true },
      schema: {
        tags,
        summary:
          'Buy a package: a student orders it and pays online, with credit or at the desk; the desk sells or gives it',
        params: IdParams,
        body: PurchasePackage,
        response: { 201: StudentPackage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => purchasePackage(scope, request.params.id, request.body), 201),
  );
}

/** Under both of the seed's names. */
function ownRoutes(app: App): void {
  for (const path of ['/api/classes/my_packages/', '/api/classes/packages/my_packages/'])
    app.get(
      path,
      {
        config: { permission: 'classes.buy_package' },
        schema: {
          tags,
          summary: 'Packages of mine and my dependants, or for the desk of a client, the newest first',
          querystring: Strict({ student_id: Type.Optional(Id()), ...pageQuery }),
          response: { 200: Page(StudentPackage) },
        },
      },
      (request) => request.read((scope) => listBought(scope, request.query)),
    );
}

function boughtRoutes(app: App): void {
  app.get(
    '/api/classes/student_packages/:id/',
    {
      config: { permission: 'classes.buy_package', versioned: { table: 'student_packages' } },
      schema: {
        tags,
        summary: 'A package that somebody has',
        params: IdParams,
        response: { 200: StudentPackage },
      },
    },
    (request) => request.read((scope) => getBought(scope, request.params.id)),
  );
  app.post(
    '/api/classes/student_packages/:id/cancel/',
    {
      config: { permission: 'classes.buy_package', unversioned: true },
      schema: {
        tags,
        summary: 'Give an order up that is not paid',
        params: IdParams,
        response: { 200: StudentPackage },
      },
    },
    (request, reply) => request.write(reply, (scope) => giveUpOrder(scope, request.params.id)),
  );
  app.post(
    '/api/classes/student_packages/:id/transfer/',
    {
      config: { permission: 'classes.buy_package', unversioned: true, adds: true },
      schema: {
        tags,
        summary: 'Pass classes on to somebody else',
        params: IdParams,
        body: TransferPackage,
        response: { 200: StudentPackage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => transferPackage(scope, request.params.id, request.body)),
  );
}

function deskRoutes(app: App): void {
  app.post(
    '/api/classes/student_packages/:id/record_payment/',
    {
      config: { permission: 'classes.sell_package', unversioned: true },
      schema: {
        tags,
        summary: 'An order is paid at the desk, and can be used from now on',
        params: IdParams,
        body: PayPackage,
        response: { 200: StudentPackage },
      },
    },
    (request, reply) => request.write(reply, (scope) => payPackage(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/student_packages/:id/adjust/',
    {
      config: { permission: 'classes.sell_package', unversioned: true, adds: true },
      schema: {
        tags,
        summary: 'Add classes, or take some that are left',
        params: IdParams,
        body: AdjustPackage,
        response: { 200: StudentPackage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => adjustPackage(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/student_packages/:id/extend/',
    {
      config: { permission: 'classes.sell_package', unversioned: true },
      schema: {
        tags,
        summary: 'Put the last day later',
        params: IdParams,
        body: ExtendPackage,
        response: { 200: StudentPackage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => extendPackage(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/student_packages/:id/refund/',
    {
      config: { permission: 'classes.sell_package', unversioned: true },
      schema: {
        tags,
        summary: 'Pay back what is left; the package ends',
        params: IdParams,
        body: RefundPackage,
        response: { 200: StudentPackage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => refundPackage(scope, request.params.id, request.body)),
  );
}

function roundRoutes(app: App): void {
  app.get(
    '/api/classes/packages/ended/',
    {
      config: { permission: 'classes.sell_package' },
      schema: {
        tags,
        summary: 'Packages that have ended with classes left, and about which nobody has decided',
        querystring: EndedQuery,
        response: { 200: EndedPackages },
      },
    },
    (request) => request.read((scope) => previewEnded(scope, request.query)),
  );
  app.get(
    '/api/classes/package_rounds/',
    {
      config: { permission: 'classes.sell_package' },
      schema: {
        tags,
        summary: 'What was decided about many packages at once, and how far it is: the last ten',
        querystring: Strict({ club_id: Type.Optional(Id()) }),
        response: {
          200: Type.Object({ results: Type.Array(PackageRound) }, { additionalProperties: false }),
        },
      },
    },
    (request) => request.read((scope) => listRounds(scope, request.query)),
  );
  app.post(
    '/api/classes/package_rounds/',
    {
      config: { permission: 'classes.sell_package' },
      schema: {
        tags,
        summary: 'Decide about all packages that have ended within some days; it is done after the answer',
        body: DecideEnded,
        response: { 201: PackageRound },
      },
    },
    (request, reply) => request.write(reply, (scope) => decideEnded(scope, request.body), 201),
  );
  app.post(
    '/api/classes/package_rounds/:id/stop/',
    {
      config: { permission: 'classes.sell_package', unversioned: true },
      schema: {
        tags,
        summary: 'Leave the packages that still wait as they are',
        params: IdParams,
        response: { 200: PackageRound },
      },
    },
    (request, reply) => request.write(reply, (scope) => stopRound(scope, request.params.id)),
  );
}
