import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { whole } from '../../kernel/http/paging.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import { editPlan, lockGroups } from '../commands/edit-plan.ts';
import { addPlan, changePlan, discardPlan } from '../commands/plans.ts';
import { findHelps, solvePlan, stopPlan } from '../commands/solve-plan.ts';
import { comparePlans } from '../queries/plan-differences.ts';
import { getPlan, listPlans } from '../queries/plans.ts';
import {
  AddPlan,
  ChangePlan,
  DifferencesQuery,
  EditPlan,
  LockPlan,
  PlansQuery,
  SolvePlan,
} from '../schemas/plan-options.ts';
import { Plan, PlanDifferences, PlanRow } from '../schemas/plans.ts';

const tags = ['plans'];
const config = { permission: 'classes.manage_terms' } as const;
const one = '/api/classes/plans/:id/';

/** Plans of terms: docs/domain/plans.md. */
export function planRoutes(app: App): void {
  app.get(
    '/api/classes/plans/',
    {
      config,
      schema: {
        tags,
        summary: 'The plans of terms of the clubs that you run, the newest first',
        ...{ querystring: PlansQuery, response: { 200: Page(PlanRow) } },
      },
    },
    (request) => request.read(async (scope) => whole(await listPlans(scope, request.query.term_id))),
  );
  app.post(
    '/api/classes/plans/',
    {
      config,
      schema: {
        tags,
        summary: 'Begin a plan of terms, one of each club, or a copy of another one',
        ...{ body: AddPlan, response: { 201: Plan } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => getPlan(scope, await addPlan(scope, request.body)), 201),
  );
  app.get(
    one,
    {
      config: { ...config, versioned: { table: 'plans' } },
      schema: {
        tags,
        summary: 'One plan: what it is made from, what was found, and why',
        ...{ params: IdParams, response: { 200: Plan } },
      },
    },
    (request) => request.read((scope) => getPlan(scope, request.params.id)),
  );
  app.patch(
    one,
    {
      config,
      schema: {
        tags,
        summary: 'Change what a plan is made from; what was found stays until it is solved again',
        ...{ params: IdParams, body: ChangePlan, response: { 200: Plan } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await changePlan(scope, request.params.id, request.body);
        return getPlan(scope, request.params.id);
      }),
  );
  app.delete(
    one,
    {
      config,
      schema: {
        tags,
        summary: 'Discard a plan that was not applied',
        ...{ params: IdParams, response: { 204: Type.Null() } },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => discardPlan(scope, request.params.id) as Promise<never>, 204),
  );
  solveRoutes(app);
  handRoutes(app);
}

function solveRoutes(app: App): void {
  app.post(
    '/api/classes/plans/:id/solve/',
    {
      config: { ...config, long: true },
      schema: {
        tags,
        summary: 'Have it solved from what the database says now; one plan of an organization at a time',
        ...{ params: IdParams, body: SolvePlan, response: { 200: Plan } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await solvePlan(scope, request.params.id, request.body);
        return getPlan(scope, request.params.id);
      }),
  );
  app.post(
    '/api/classes/plans/:id/stop/',
    {
      config,
      schema: {
        tags,
        summary: 'End its solving, and keep the best plan so far',
        ...{ params: IdParams, response: { 200: Plan } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await stopPlan(scope, request.params.id);
        return getPlan(scope, request.params.id);
      }),
  );
  app.post(
    '/api/classes/plans/:id/helps/',
    {
      config,
      schema: {
        tags,
        summary: 'Find out which changes would place those left out, and how many each; told in `helps`',
        ...{ params: IdParams, response: { 200: Plan } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await findHelps(scope, request.params.id);
        return getPlan(scope, request.params.id);
      }),
  );
}

/** By hand. */
function handRoutes(app: App): void {
  app.post(
    '/api/classes/plans/:id/edit/',
    {
      config,
      schema: {
        tags,
        summary: 'Move a group or a person by hand; refused with every rule that it would break',
        ...{ params: IdParams, body: EditPlan, response: { 200: Plan } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await editPlan(scope, request.params.id, request.body);
        return getPlan(scope, request.params.id);
      }),
  );
  app.put(
    '/api/classes/plans/:id/locks/',
    {
      config,
      schema: {
        tags,
        summary: 'Say which groups stand, with whom they have, when it is solved again; no others do',
        ...{ params: IdParams, body: LockPlan, response: { 200: Plan } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await lockGroups(scope, request.params.id, request.body);
        return getPlan(scope, request.params.id);
      }),
  );
  app.get(
    '/api/classes/plans/:id/differences/',
    {
      config,
      schema: {
        tags,
        summary: 'This plan and another one of the same terms side by side',
        ...{ params: IdParams, querystring: DifferencesQuery, response: { 200: PlanDifferences } },
      },
    },
    (request) => request.read((scope) => comparePlans(scope, request.params.id, request.query.other)),
  );
}
