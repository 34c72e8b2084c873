import type { App } from '../kernel/http/app.ts';
import { whole } from '../kernel/http/paging.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { giveBackPlace } from './commands/arrears.ts';
import { cancelCharge, correctCharge, giveBack, reopenCharge, undoPayment } from './commands/charges.ts';
import { takeOffLate } from './commands/late.ts';
import { addPlan, changePlan } from './commands/plans.ts';
import { raiseCharges } from './commands/raise.ts';
import { listArrears } from './queries/arrears.ts';
import { getCharge, listCharges } from './queries/charges.ts';
import { previewFeeEffect } from './queries/effect.ts';
import { previewPrices } from './queries/hit.ts';
import { getPlan, listPlans } from './queries/plans.ts';
import { previewCharges } from './queries/preview.ts';
import {
  AddFeePlan,
  ArrearsQuery,
  AskFeeEffect,
  ChangeFeePlan,
  Charge,
  ChargesPreview,
  ChargesQuery,
  CorrectCharge,
  FeeEffect,
  FeePlan,
  GiveBack,
  InArrears,
  NewPrices,
  PlaceBack,
  PreviewQuery,
  PricesEffect,
  RaiseCharges,
  Raised,
  UndoChargePayment,
  WithReason,
} from './schemas.ts';

const tags = ['fees'];

export function feeRoutes(app: App): void {
  planRoutes(app);
  chargeRoutes(app);
  raiseRoutes(app);
  correctionRoutes(app);
  arrearsRoutes(app);
  followingRoutes(app);
}

function followingRoutes(app: App): void {
  app.post(
    '/api/classes/places/:id/fee_effect/',
    {
      config: { permission: 'classes.enroll', unversioned: true },
      schema: {
        tags,
        summary:
          'What other days of a fixed place would do to what is charged for it already; writes nothing',
        params: IdParams,
        body: AskFeeEffect,
        response: { 200: FeeEffect },
      },
    },
    (request) => request.read((scope) => previewFeeEffect(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/charges/:id/give_back/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true },
      schema: {
        tags,
        summary: 'The desk gives back what was paid too much since its place has other days',
        params: IdParams,
        body: GiveBack,
        response: { 200: Charge },
      },
    },
    (request, reply) => request.write(reply, (scope) => giveBack(scope, request.params.id, request.body)),
  );
}

function planRoutes(app: App): void {
  app.get(
    '/api/classes/fee_plans/',
    {
      config: { permission: 'classes.change_feeplan' },
      schema: { tags, summary: 'Fee plans, by name', response: { 200: Page(FeePlan) } },
    },
    (request) => request.read(async (scope) => whole(await listPlans(scope))),
  );
  app.post(
    '/api/classes/fee_plans/',
    {
      config: { permission: 'classes.change_feeplan' },
      schema: { tags, summary: 'Add a fee plan', body: AddFeePlan, response: { 201: FeePlan } },
    },
    (request, reply) => request.write(reply, (scope) => addPlan(scope, request.body), 201),
  );
  app.get(
    '/api/classes/fee_plans/:id/',
    {
      config: { permission: 'classes.change_feeplan', versioned: { table: 'fee_plans' } },
      schema: { tags, summary: 'One fee plan', params: IdParams, response: { 200: FeePlan } },
    },
    (request) => request.read((scope) => getPlan(scope, request.params.id)),
  );
  app.post(
    '/api/classes/fee_plans/:id/preview/',
    {
      config: { permission: 'classes.change_feeplan', unversioned: true },
      schema: {
        tags,
        summary: 'Whom other prices of a plan would hit, and from when; writes nothing',
        params: IdParams,
        body: NewPrices,
        response: { 200: PricesEffect },
      },
    },
    (request) => request.read((scope) => previewPrices(scope, request.params.id, request.body)),
  );
  app.patch(
    '/api/classes/fee_plans/:id/',
    {
      config: { permission: 'classes.change_feeplan' },
      schema: {
        tags,
        summary: 'Change a fee plan; charges that were raised stay as they are',
        params: IdParams,
        body: ChangeFeePlan,
        response: { 200: FeePlan },
      },
    },
    (request, reply) => request.write(reply, (scope) => changePlan(scope, request.params.id, request.body)),
  );
}

function chargeRoutes(app: App): void {
  app.get(
    '/api/classes/charges/',
    {
      config: { permission: 'classes.view_charge' },
      schema: {
        tags,
        summary: 'Charges of mine and my dependants, or for the desk of a club, those that are due first',
        querystring: ChargesQuery,
        response: { 200: Page(Charge) },
      },
    },
    (request) => request.read((scope) => listCharges(scope, request.query)),
  );
  app.get(
    '/api/classes/charges/:id/',
    {
      config: { permission: 'classes.view_charge' },
      schema: { tags, summary: 'One charge with its lines', params: IdParams, response: { 200: Charge } },
    },
    (request) => request.read((scope) => getCharge(scope, request.params.id)),
  );
}

function raiseRoutes(app: App): void {
  app.get(
    '/api/classes/charges/preview/',
    {
      config: { permission: 'classes.manage_charge' },
      schema: {
        tags,
        summary: 'What raising the charges of a month would do',
        querystring: PreviewQuery,
        response: { 200: ChargesPreview },
      },
    },
    (request) => request.read((scope) => previewCharges(scope, request.query)),
  );
  app.post(
    '/api/classes/charges/raise/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true },
      schema: {
        tags,
        summary: 'Raise the charges of a month: each once for its place and period',
        body: RaiseCharges,
        response: { 200: Raised },
      },
    },
    (request, reply) => request.write(reply, (scope) => raiseCharges(scope, request.body)),
  );
}

function correctionRoutes(app: App): void {
  app.post(
    '/api/classes/charges/:id/correct/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true, adds: true },
      schema: {
        tags,
        summary: 'Add something to a charge, or let something off',
        params: IdParams,
        body: CorrectCharge,
        response: { 200: Charge },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => correctCharge(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/charges/:id/take_off_late/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true },
      schema: {
        tags,
        summary: 'Let the late fees of a charge off; there are no more of it',
        params: IdParams,
        body: WithReason,
        response: { 200: Charge },
      },
    },
    (request, reply) => request.write(reply, (scope) => takeOffLate(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/charges/:id/cancel/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true },
      schema: {
        tags,
        summary: 'Nothing is to be paid for that period',
        params: IdParams,
        body: WithReason,
        response: { 200: Charge },
      },
    },
    (request, reply) => request.write(reply, (scope) => cancelCharge(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/charges/:id/reopen/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true },
      schema: {
        tags,
        summary: 'A cancelled charge is to be paid after all',
        params: IdParams,
        response: { 200: Charge },
      },
    },
    (request, reply) => request.write(reply, (scope) => reopenCharge(scope, request.params.id)),
  );
  app.post(
    '/api/classes/charges/:id/undo_payment/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true },
      schema: {
        tags,
        summary:
          'It had not been paid, or not so: it is owed again; what was paid online goes back through Stripe',
        params: IdParams,
        body: UndoChargePayment,
        response: { 200: Charge },
      },
    },
    (request, reply) => request.write(reply, (scope) => undoPayment(scope, request.params.id, request.body)),
  );
}

function arrearsRoutes(app: App): void {
  app.get(
    '/api/classes/arrears/',
    {
      config: { permission: 'classes.manage_charge' },
      schema: {
        tags,
        summary: 'Whose fees are overdue at a club, and what follows from it; who owes longest first',
        querystring: ArrearsQuery,
        response: { 200: Page(InArrears) },
      },
    },
    (request) => request.read(async (scope) => whole(await listArrears(scope, request.query.club_id))),
  );
  app.post(
    '/api/classes/places/:id/give_back/',
    {
      config: { permission: 'classes.manage_charge', unversioned: true },
      schema: {
        tags,
        summary: 'Give a fixed place back that was released because fees are overdue, while it is free',
        params: IdParams,
        response: { 200: PlaceBack },
      },
    },
    (request, reply) => request.write(reply, (scope) => giveBackPlace(scope, request.params.id)),
  );
}
