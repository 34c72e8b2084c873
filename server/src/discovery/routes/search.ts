import type { App } from '../../kernel/http/app.ts';
import type { Kept } from '../../kernel/kept.ts';
import { countFacets } from '../queries/facets.ts';
import { listed } from '../queries/listed.ts';
import type { FoundPage } from '../queries/page.ts';
import { ahead, boundsOf } from '../rules.ts';
import { FoundSessions, SearchSessions } from '../schemas.ts';

export function searchRoute(app: App, pages: Kept<FoundPage>): void {
  app.post(
    '/api/classes/search/',
    {
      config: { permission: 'classes.view_classsession' },
      schema: {
        tags: ['discovery'],
        summary: 'Search classes',
        body: SearchSessions,
        response: { 200: FoundSessions },
      },
    },
    (request, reply) =>
      request.kept(reply, async (scope) => {
        const { student_id, limit, cursor, facets = false, ...asked } = request.body;
        const filter = { ...asked, ...ahead, bounds: boundsOf(asked, '/') };
        const { value, until } = await listed(scope, pages, { filter, student_id, limit, cursor });
        return { value: { ...value, facets: facets ? await countFacets(scope, filter) : null }, until };
      }),
  );
}
