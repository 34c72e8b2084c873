import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { copySeason, previewSeason, removeDrafts } from '../commands/season.ts';
import { CopySeason, Drafts, DraftsMade, SeasonAsked, SeasonPreview } from '../schemas/season.ts';
import { conflictAnswer } from './generation-answer.ts';

const tags = ['schedules'];
const config = { permission: 'classes.add_classschedule', long: true };

export function seasonRoutes(app: App): void {
  app.post(
    '/api/classes/schedules/season/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags,
        summary:
          'The groups of a season on the dates of another, and what stands in their way; writes nothing',
        body: SeasonAsked,
        response: { 200: SeasonPreview },
      },
    },
    (request) =>
      request.read(async (scope) => {
        const copies = await previewSeason(scope, request.body);
        return {
          schedules: copies.map(({ conflicts, timezone, ...copy }) => ({
            ...copy,
            conflicts: conflicts.map((one) => conflictAnswer(one, timezone)),
          })),
        };
      }),
  );
  app.post(
    '/api/classes/schedules/season/',
    {
      config,
      schema: {
        tags,
        summary: 'Duplicate groups of a season as drafts, all or none',
        body: CopySeason,
        response: { 201: DraftsMade },
      },
    },
    (request, reply) =>
      request.write(
        reply,
        async (scope) => {
          const made = await copySeason(scope, request.body);
          return { schedule_ids: made.map(({ copy_id }) => copy_id) };
        },
        201,
      ),
  );
  app.post(
    '/api/classes/schedules/season/undo/',
    {
      config,
      schema: {
        tags,
        summary: 'Take drafts away, all or none',
        body: Drafts,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => removeDrafts(scope, request.body.schedule_ids) as Promise<never>, 204),
  );
}
