import type { App } from '../../kernel/http/app.ts';
import { SeasonAsked } from '../../scheduling/public.ts';
import { continueSeason, previewHolders } from '../commands/season.ts';
import { ContinueSeason, SeasonContinued, SeasonHolders } from '../schemas/season.ts';

const config = { permission: 'classes.add_classschedule', long: true };

/** A season that goes on with those who hold places in it: docs/domain/seasons.md. */
export function seasonRoutes(app: App): void {
  app.post(
    '/api/classes/places/season/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['fixed places'],
        summary: 'Who would keep their fixed place in the groups of another season; writes nothing',
        body: SeasonAsked,
        response: { 200: SeasonHolders },
      },
    },
    (request) => request.read((scope) => previewHolders(scope, request.body)),
  );
  app.post(
    '/api/classes/places/season/',
    {
      config,
      schema: {
        tags: ['fixed places'],
        summary: 'Continue groups in another season, published or as drafts, with their holders or without',
        body: ContinueSeason,
        response: { 201: SeasonContinued },
      },
    },
    (request, reply) => request.write(reply, (scope) => continueSeason(scope, request.body), 201),
  );
}
