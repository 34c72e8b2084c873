import type { App } from '../../kernel/http/app.ts';
import { IdParams } from '../../kernel/http/types.ts';
import { previewSchedule } from '../commands/preview.ts';
import { cancelSchedule, generateSessions, publishSchedule } from '../commands/schedules.ts';
import { getSchedule } from '../queries/schedules.ts';
import { GenerateSessions, Generation, Preview, Published } from '../schemas/generation.ts';
import { CancelReason, PreviewSchedule, Schedule } from '../schemas/schedule.ts';
import { generationAnswer, previewAnswer } from './generation-answer.ts';

const tags = ['schedules'];

export function scheduleActionRoutes(app: App): void {
  app.post(
    '/api/classes/schedules/preview/',
    {
      config: { permission: 'classes.add_classschedule', long: true },
      schema: {
        tags,
        summary: 'What a schedule would make: dates, skips and conflicts; nothing is written',
        description:
          'For one that is published, also what becomes of the classes it has, and who would be in two.',
        body: PreviewSchedule,
        response: { 200: Preview },
      },
    },
    (request) => request.read(async (scope) => previewAnswer(await previewSchedule(scope, request.body))),
  );
  app.post(
    '/api/classes/schedules/:id/generate_sessions/',
    {
      config: { permission: 'classes.change_classschedule', long: true },
      schema: {
        tags,
        summary: 'Generate the sessions that are missing; twice changes nothing more',
        params: IdParams,
        body: GenerateSessions,
        response: { 200: Generation },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) =>
        generationAnswer(
          await generateSessions(scope, request.params.id, request.body),
          request.body.dry_run ?? false,
        ),
      ),
  );
  stateRoutes(app);
}

function stateRoutes(app: App): void {
  app.post(
    '/api/classes/schedules/:id/publish/',
    {
      config: { permission: 'classes.change_classschedule', long: true },
      schema: {
        tags,
        summary: 'Publish a draft and generate its sessions',
        params: IdParams,
        response: { 200: Published },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        const generation = await publishSchedule(scope, request.params.id);
        const schedule = await getSchedule(scope, request.params.id);
        return { schedule, generation: generationAnswer(generation, false) };
      }),
  );
  app.post(
    '/api/classes/schedules/:id/cancel/',
    {
      config: { permission: 'classes.change_classschedule', long: true },
      schema: {
        tags,
        summary: 'Cancel a schedule and all its sessions to come',
        params: IdParams,
        body: CancelReason,
        response: { 200: Schedule },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await cancelSchedule(scope, request.params.id, request.body.reason ?? '');
        return getSchedule(scope, request.params.id);
      }),
  );
}
