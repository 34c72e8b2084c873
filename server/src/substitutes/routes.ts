import type { App } from '../kernel/http/app.ts';
import { whole } from '../kernel/http/paging.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { Session } from '../scheduling/public.ts';
import { acceptSubstitution, declineSubstitution } from './commands/answer.ts';
import { askSubstitutes } from './commands/ask.ts';
import { withdrawRequest } from './commands/close.ts';
import { candidatesFor } from './queries/candidates.ts';
import { listOffers } from './queries/offers.ts';
import { listRequests } from './queries/requests.ts';
import {
  AnswerSubstitute,
  AskSubstitutes,
  CandidatesFor,
  CoachToAsk,
  SubstituteOffer,
  SubstituteRequest,
  SubstituteRequestsQuery,
  SubstitutesAsked,
} from './schemas.ts';

const tags = ['substitutes'];
const config = { permission: 'classes.change_classsession' } as const;
const path = '/api/classes/substitute_requests/';

/** Substitutes who are asked and accept: docs/domain/substitutes.md. */
export function substituteRoutes(app: App): void {
  askingRoutes(app);
  answeringRoutes(app);
}

function askingRoutes(app: App): void {
  app.get(
    path,
    {
      config,
      schema: {
        tags,
        summary:
          'Questions to coaches whether they give a class, the latest first; those that are open by the time of the class',
        querystring: SubstituteRequestsQuery,
        response: { 200: Page(SubstituteRequest) },
      },
    },
    (request) => request.read((scope) => listRequests(scope, request.query)),
  );
  app.post(
    `${path}candidates/`,
    {
      config,
      schema: {
        tags,
        summary: 'Who could be asked to give some classes',
        body: CandidatesFor,
        response: { 200: Page(CoachToAsk) },
      },
    },
    (request) => request.read(async (scope) => whole(await candidatesFor(scope, request.body))),
  );
  app.post(
    path,
    {
      config: { ...config, unversioned: true },
      schema: {
        tags,
        summary: 'Ask coaches to give some classes: who accepts a class first gives it',
        body: AskSubstitutes,
        response: { 201: SubstitutesAsked },
      },
    },
    (request, reply) => request.write(reply, (scope) => askSubstitutes(scope, request.body), 201),
  );
  app.post(
    `${path}:id/withdraw/`,
    {
      config,
      schema: {
        tags,
        summary: 'Ask nobody any more about a class',
        params: IdParams,
        response: { 200: SubstituteRequest },
      },
    },
    (request, reply) => request.write(reply, (scope) => withdrawRequest(scope, request.params.id)),
  );
}

function answeringRoutes(app: App): void {
  app.get(
    `${path}mine/`,
    {
      config,
      schema: {
        tags,
        summary: 'The classes that I am asked to give',
        response: { 200: Page(SubstituteOffer) },
      },
    },
    (request) => request.read(async (scope) => whole(await listOffers(scope))),
  );
  app.post(
    `${path}:id/accept/`,
    {
      config,
      schema: {
        tags,
        summary: 'Give a class that I was asked to give',
        params: IdParams,
        body: AnswerSubstitute,
        response: { 200: Session },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => acceptSubstitution(scope, request.params.id, request.body)),
  );
  app.post(
    `${path}:id/decline/`,
    {
      config,
      schema: {
        tags,
        summary: 'Say that I do not give a class that I was asked to give',
        params: IdParams,
        body: AnswerSubstitute,
        response: { 200: SubstituteOffer },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => declineSubstitution(scope, request.params.id, request.body)),
  );
}
