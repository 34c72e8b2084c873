import type { App } from '../../kernel/http/app.ts';
import type { Kept } from '../../kernel/kept.ts';
import type { FoundPage } from '../queries/page.ts';
import { recommendations } from '../queries/recommend.ts';
import { Recommendations, RecommendationsQuery } from '../schemas/recommendation.ts';

export function recommendationsRoute(app: App, pages: Kept<FoundPage>): void {
  app.get(
    '/api/classes/recommendations/',
    {
      config: { permission: 'classes.view_classsession' },
      schema: {
        tags: ['discovery'],
        summary: 'The next classes that fit somebody best, each with its reasons',
        querystring: RecommendationsQuery,
        response: { 200: Recommendations },
      },
    },
    (request, reply) => request.kept(reply, (scope) => recommendations(scope, pages, request.query)),
  );
}
