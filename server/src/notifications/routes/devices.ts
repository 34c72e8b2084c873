import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { headersOf } from '../../kernel/auth/ask.ts';
import type { Auth } from '../../kernel/auth.ts';
import type { App } from '../../kernel/http/app.ts';
import { IdParams } from '../../kernel/http/types.ts';
import {
  type Asking,
  type DeviceOptions,
  listDevices,
  removeDevice,
  subscribe,
  testDevice,
} from '../commands/devices.ts';
import { Devices, SubscribeDevice, TestDevice, TestedDevice } from '../schemas.ts';

const tags = ['notifications'];
/** Devices are of a person, in whichever organization. */
const config = { permission: 'signed_in' };

export function deviceRoutes(app: App, options: DeviceOptions & { auth: Auth; publicUrl: string }): void {
  const asking = async (request: FastifyRequest): Promise<Asking> => {
    const signedIn = await options.auth.api.getSession({ headers: headersOf(options.publicUrl, request) });
    return {
      user_id: request.actor.user_id as string,
      session_id: signedIn?.session.id ?? null,
      user_agent: request.headers['user-agent']?.slice(0, 200) ?? '',
    };
  };
  app.get(
    '/api/notifications/devices/',
    {
      config,
      schema: { tags, summary: 'Browsers on which I am told things', response: { 200: Devices } },
    },
    async (request) => listDevices(options, await asking(request)),
  );
  app.put(
    '/api/notifications/devices/this/',
    {
      config,
      schema: {
        tags,
        summary: 'Tell me things on this browser, as long as I am signed in here (Web Push)',
        body: SubscribeDevice,
        response: { 200: Devices },
      },
    },
    async (request) => subscribe(options, await asking(request), request.body),
  );
  app.delete(
    '/api/notifications/devices/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Tell me nothing more on a browser',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await removeDevice(options, request.actor.user_id as string, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/notifications/devices/:id/test/',
    {
      config: { ...config, rateLimit: { groupId: 'devices', max: 20, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'Send me a message to try a browser',
        params: IdParams,
        body: TestDevice,
        response: { 200: TestedDevice },
      },
    },
    ({ actor, params: { id }, body: { locale } }) =>
      testDevice(options, { user_id: actor.user_id as string, id, locale }),
  );
}
