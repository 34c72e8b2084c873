import type { App } from '../../kernel/http/app.ts';
import { whole } from '../../kernel/http/paging.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import type { Scope } from '../../kernel/scope.ts';
import { cancelSession, finishSession, setSubstitute, startSession } from '../commands/session-actions.ts';
import { getSession } from '../queries/sessions.ts';
import { findSubstitutes } from '../queries/substitutes.ts';
import { CallOff, Session, SetSubstitute, SubstituteCandidate } from '../schemas/session.ts';

const tags = ['sessions'];
const changing = { permission: 'classes.change_classsession' };

export function sessionActionRoutes(app: App): void {
  app.post(
    '/api/classes/sessions/:id/cancel/',
    {
      config: changing,
      schema: {
        tags,
        summary: 'Call a session off',
        params: IdParams,
        body: CallOff,
        response: { 200: Session },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await cancelSession(scope, request.params.id, request.body);
        return getSession(scope, request.params.id);
      }),
  );
  plainAction(app, 'start', 'Begin a session: at most an hour before its time', startSession);
  plainAction(app, 'finish', 'End a session', finishSession);
  substituteRoutes(app);
}

function plainAction(
  app: App,
  name: string,
  summary: string,
  command: (scope: Scope, id: string) => Promise<void>,
): void {
  app.post(
    `/api/classes/sessions/:id/${name}/`,
    { config: changing, schema: { tags, summary, params: IdParams, response: { 200: Session } } },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await command(scope, request.params.id);
        return getSession(scope, request.params.id);
      }),
  );
}

function substituteRoutes(app: App): void {
  app.get(
    '/api/classes/sessions/:id/substitutes/',
    {
      config: changing,
      schema: {
        tags,
        summary: 'Who could give a session instead, best first',
        params: IdParams,
        response: { 200: Page(SubstituteCandidate) },
      },
    },
    (request) => request.read(async (scope) => whole(await findSubstitutes(scope, request.params.id))),
  );
  app.post(
    '/api/classes/sessions/:id/substitute/',
    {
      config: changing,
      schema: {
        tags,
        summary: 'Let somebody else give a session; null for its own instructor again',
        params: IdParams,
        body: SetSubstitute,
        response: { 200: Session },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await setSubstitute(scope, request.params.id, request.body.instructor_id);
        return getSession(scope, request.params.id);
      }),
  );
}
