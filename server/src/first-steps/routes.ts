import type { App } from '../kernel/http/app.ts';
import { IdParams } from '../kernel/http/types.ts';
import type { Mailer } from '../kernel/mail.ts';
import { closeFirstSteps, seeNews } from './commands.ts';
import { firstSteps } from './queries.ts';
import { CloseFirstSteps, FirstSteps, SeeNews } from './schemas.ts';

export function firstStepRoutes(app: App, { mailer }: { mailer: Mailer }): void {
  const config = { permission: 'tenancy.change_club' };
  app.get(
    '/api/clubs/:id/first_steps/',
    {
      config,
      schema: {
        tags: ['clubs'],
        summary: 'What a new club has done and what is next',
        params: IdParams,
        response: { 200: FirstSteps },
      },
    },
    (request) => request.read((scope) => firstSteps(scope, request.params.id, mailer.configured)),
  );
  app.put(
    '/api/clubs/:id/first_steps/',
    {
      config,
      schema: {
        tags: ['clubs'],
        summary: 'Put the list of first steps away, or bring it back',
        params: IdParams,
        body: CloseFirstSteps,
        response: { 200: FirstSteps },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await closeFirstSteps(scope, request.params.id, request.body.closed);
        return firstSteps(scope, request.params.id, mailer.configured);
      }),
  );
  app.put(
    '/api/clubs/:id/news/',
    {
      config,
      schema: {
        tags: ['clubs'],
        summary: 'Put the notice of new rules away, or bring it back',
        params: IdParams,
        body: SeeNews,
        response: { 200: FirstSteps },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await seeNews(scope, request.params.id, request.body.seen);
        return firstSteps(scope, request.params.id, mailer.configured);
      }),
  );
}
