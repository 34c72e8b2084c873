import type { App } from '../../kernel/http/app.ts';
import { IdParams } from '../../kernel/http/types.ts';
import { endToken, makeToken } from '../commands/tokens.ts';
import { listTokens } from '../queries/tokens.ts';
import { ApiToken, ApiTokens, MadeToken, MakeToken } from '../schemas/tokens.ts';

const tags = ['tokens'];
/** Whoever has made some looks after them, also when they may make no more. */
const own = { permission: 'member' };

export function tokenRoutes(app: App): void {
  app.get(
    '/api/tokens/',
    {
      config: own,
      schema: {
        tags,
        summary: 'My API tokens, or for owners everybody’s, and what I may give one',
        response: { 200: ApiTokens },
      },
    },
    (request) => request.read(listTokens),
  );
  app.post(
    '/api/tokens/',
    {
      config: { permission: 'tenancy.manage_tokens', told_once: true },
      schema: { tags, summary: 'Make an API token', body: MakeToken, response: { 201: MadeToken } },
    },
    (request, reply) => request.write(reply, (scope) => makeToken(scope, request.body), 201),
  );
  app.post(
    '/api/tokens/:id/revoke/',
    {
      config: own,
      schema: { tags, summary: 'End an API token at once', params: IdParams, response: { 200: ApiToken } },
    },
    (request, reply) => request.write(reply, (scope) => endToken(scope, request.params.id)),
  );
}
