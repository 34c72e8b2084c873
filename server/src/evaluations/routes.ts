import type { App } from '../kernel/http/app.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { changeEvaluation, evaluate } from './commands/evaluate.ts';
import { replyTo } from './commands/reply.ts';
import { listEvaluations } from './queries/evaluations.ts';
import { listMine } from './queries/mine.ts';
import { summaryOf } from './queries/summary.ts';
import {
  ChangeEvaluation,
  Evaluate,
  EvaluatedClass,
  EvaluationSummary,
  EvaluationsQuery,
  InstructorEvaluation,
  MyEvaluation,
  MyEvaluationsQuery,
  Reply,
} from './schemas.ts';

const tags = ['evaluations'];
/** A line of the log would say when somebody wrote, and from where (docs/domain/evaluations.md). */
const unlogged = { logLevel: 'warn' } as const;

export function evaluationRoutes(app: App): void {
  authorRoutes(app);
  app.get(
    '/api/classes/instructors/:id/evaluations/',
    {
      config: { permission: 'classes.view_evaluation' },
      schema: {
        tags,
        summary: 'What was said of an instructor and is shown, for the instructor and the desk',
        params: IdParams,
        querystring: EvaluationsQuery,
        response: { 200: Page(InstructorEvaluation) },
      },
    },
    (request) => request.read((scope) => listEvaluations(scope, request.params.id, request.query)),
  );
  app.get(
    '/api/classes/instructors/:id/evaluations/summary/',
    {
      config: { permission: 'classes.view_instructor' },
      schema: {
        tags,
        summary: 'Rating of an instructor: mean, distribution, trend, by class type',
        params: IdParams,
        response: { 200: EvaluationSummary },
      },
    },
    (request) => request.read((scope) => summaryOf(scope, request.params.id)),
  );
  app.put(
    '/api/classes/evaluations/:id/reply/',
    {
      config: { permission: 'classes.view_evaluation' },
      schema: {
        tags,
        summary: 'The instructor answers an evaluation',
        params: IdParams,
        body: Reply,
        response: { 200: InstructorEvaluation },
      },
    },
    (request, reply) => request.write(reply, (scope) => replyTo(scope, request.params.id, request.body)),
  );
}

function authorRoutes(app: App): void {
  app.get(
    '/api/classes/my_evaluations/',
    {
      ...unlogged,
      config: { permission: 'classes.evaluate' },
      schema: {
        tags,
        summary:
          'The classes that I and my dependants came to, latest first, with what was said of who gave them',
        querystring: MyEvaluationsQuery,
        response: { 200: Page(EvaluatedClass) },
      },
    },
    (request) => request.read((scope) => listMine(scope, request.query)),
  );
  app.post(
    '/api/classes/instructors/:id/evaluate/',
    {
      ...unlogged,
      config: { permission: 'classes.evaluate' },
      schema: {
        tags,
        summary: 'Evaluate who gave a class that was attended',
        params: IdParams,
        body: Evaluate,
        response: { 201: MyEvaluation },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => evaluate(scope, request.params.id, request.body), 201),
  );
  app.patch(
    '/api/classes/evaluations/:id/',
    {
      ...unlogged,
      config: { permission: 'classes.evaluate' },
      schema: {
        tags,
        summary: 'Change an evaluation, for 14 days',
        params: IdParams,
        body: ChangeEvaluation,
        response: { 200: MyEvaluation },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changeEvaluation(scope, request.params.id, request.body)),
  );
}
