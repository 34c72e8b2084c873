import type { App } from '../../kernel/http/app.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import { changeSession } from '../commands/session-change.ts';
import { getSession, listSessions } from '../queries/sessions.ts';
import { ChangeSession, Session, SessionFilter } from '../schemas/session.ts';
import { sessionActionRoutes } from './session-actions.ts';

const tags = ['sessions'];

export function sessionRoutes(app: App): void {
  app.get(
    '/api/classes/sessions/',
    {
      config: { permission: 'classes.view_classsession' },
      schema: {
        tags,
        summary: 'Sessions, by time',
        querystring: SessionFilter,
        response: { 200: Page(Session) },
      },
    },
    (request) => request.read((scope) => listSessions(scope, request.query)),
  );
  app.get(
    '/api/classes/sessions/:id/',
    {
      config: { permission: 'classes.view_classsession', versioned: { table: 'class_sessions' } },
      schema: { tags, summary: 'One session', params: IdParams, response: { 200: Session } },
    },
    (request) => request.read((scope) => getSession(scope, request.params.id)),
  );
  for (const method of ['PUT', 'PATCH'] as const)
    app.route({
      method,
      url: '/api/classes/sessions/:id/',
      config: { permission: 'classes.change_classsession' },
      schema: {
        tags,
        summary: 'Change this session, this and the following, or all to come of its schedule',
        description:
          'What is left out stays, with PUT too. From one session on, the schedule gets a successor.',
        params: IdParams,
        body: ChangeSession,
        response: { 200: Session },
      },
      handler: (request, reply) =>
        request.write(reply, async (scope) => {
          await changeSession(scope, request.params.id, request.body);
          return getSession(scope, request.params.id);
        }),
    });
  sessionActionRoutes(app);
}
