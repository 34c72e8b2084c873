import type { App } from '../../kernel/http/app.ts';
import { getForesight } from '../queries/foresight/foresight.ts';
import { Foresight, ForesightQuery } from '../schemas/foresight.ts';

const tags = ['foresight'];
const permission = 'classes.use_foresight';

/** What is to be expected, and how well that was foretold: docs/domain/foresight.md. */
export function foresightRoutes(app: App): void {
  app.get(
    '/api/classes/foresight/',
    {
      config: { permission },
      schema: {
        tags,
        summary: 'What is to be expected in a club, and how each model did on its last months',
        querystring: ForesightQuery,
        response: { 200: Foresight },
      },
    },
    (request) => request.read((scope) => getForesight(scope, request.query.club_id)),
  );
}
