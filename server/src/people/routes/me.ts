import type { FastifyRequest } from 'fastify';
import type { App } from '../../kernel/http/app.ts';
import { changeMe } from '../commands/me.ts';
import { getMe } from '../queries/me.ts';
import { ChangeMe, Me } from '../schemas/members.ts';
import type { PeopleOptions } from './options.ts';

const tags = ['me'];

export function meRoutes(app: App, options: PeopleOptions): void {
  const answer = async (request: Asking): Promise<Me> => ({
    ...(await getMe(options.db, request.actor, here(request), request.now)),
    sends_mail: options.mailer.configured,
  });
  app.get(
    '/api/me/',
    {
      config: { permission: 'public', tokens: false },
      schema: { tags, summary: 'Who asks; `user` is null for a visitor', response: { 200: Me } },
    },
    (request) => answer(request),
  );
  app.patch(
    '/api/me/',
    {
      config: { permission: 'signed_in' },
      schema: { tags, summary: 'Change own name and language', body: ChangeMe, response: { 200: Me } },
    },
    async (request) => {
      await changeMe(options, request.actor.user_id as string, request.body);
      return answer(request);
    },
  );
}

type Asking = Pick<FastifyRequest, 'actor' | 'now' | 'tenantScope'>;

/** How to get into the organization of the request, if it has one. */
const here = (request: Asking) =>
  request.actor.organization_id === null ? undefined : () => request.tenantScope();
