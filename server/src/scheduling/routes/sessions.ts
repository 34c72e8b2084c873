import type { App } from '../../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../../kernel/http/list-file.ts';
import { checkDates, maxFileDays } from '../../kernel/http/range.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import { changeSession } from '../commands/session-change.ts';
import { getSession, listSessions } from '../queries/sessions.ts';
import { sessionFile } from '../rules/list-files.ts';
import { ChangeSession, Session, SessionFile, SessionFilter } from '../schemas/session.ts';
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
    '/api/classes/sessions/export_file/',
    {
      config: { permission: 'classes.add_classschedule', long: true },
      schema: {
        tags,
        summary: 'The sessions of some dates as a .csv file',
        querystring: SessionFile,
        response: fileResponse,
      },
    },
    (request, reply) => {
      checkDates(request.query, maxFileDays);
      return sendListFile(request, reply, { file: sessionFile, query: request.query, page: listSessions });
    },
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
