import type { App } from '../../kernel/http/app.ts';
import { IdParams, Page, pageQuery, Strict } from '../../kernel/http/types.ts';
import { answerRenewal } from '../commands/renewal.ts';
import { listRenewals } from '../queries/renewals.ts';
import { AnswerRenewal, RenewalAnswer } from '../schemas/renewal.ts';
import { FixedPlace } from '../schemas.ts';

/** Whether holders stay in the next term: docs/domain/seasons.md. */
export function renewalRoutes(app: App): void {
  app.post(
    '/api/classes/places/:id/renew/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags: ['fixed places'],
        summary: 'Say whether the holder stays in the next term; it may be changed until its last day',
        ...{ params: IdParams, body: AnswerRenewal, response: { 200: FixedPlace } },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => answerRenewal(scope, request.params.id, request.body)),
  );
  app.get(
    '/api/classes/terms/:id/renewals/',
    {
      config: { permission: 'classes.manage_terms' },
      schema: {
        tags: ['terms'],
        summary: 'Who is asked whether they stay in a term, and what they have answered',
        ...{ params: IdParams, querystring: Strict(pageQuery), response: { 200: Page(RenewalAnswer) } },
      },
    },
    (request) => request.read((scope) => listRenewals(scope, request.params.id, request.query)),
  );
}
