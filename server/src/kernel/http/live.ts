import type { WebSocket } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import { Rooms, type RoomsOptions } from '../live/rooms.ts';
import { Tally } from '../live/tally.ts';
import { Problem } from '../problem.ts';
import { networkOf } from './address.ts';
import type { App } from './app.ts';
import { checkPermission } from './context.ts';

export interface LiveOptions extends RoomsOptions {
  identify: (request: FastifyRequest) => Promise<Actor>;
  /** Open channels of one user, and of one client address. */
  sockets: { perUser: number; perAddress: number };
}

const pingEveryMs = 30_000;
const maxBuffered = 1024 * 1024;
/** RFC 6455: the server stops; the rights are gone. */
const [goingAway, policy] = [1001, 1008];

/**
 * GET /api/live/ (WebSocket): what changes in the organization, as `{ type, ids }`, to those whom it concerns
 * (docs/domain/live.md). It ends with the sign-in or the role that it was opened with. A client that does not read is
 * cut; it reconnects and reloads.
 */
export function useLive(app: App, options: LiveOptions): void {
  const rooms = new Rooms(options);
  const sockets = new Map<WebSocket, { answers: boolean }>();
  const [users, addresses] = [new Tally(options.sockets.perUser), new Tally(options.sockets.perAddress)];
  app.readings.set('bandeja_live_sockets', { help: 'Open live channels', read: () => sockets.size });
  const ping = setInterval(() => {
    for (const [socket, state] of sockets) {
      if (!state.answers) socket.terminate();
      state.answers = false;
      socket.ping();
    }
  }, pingEveryMs);
  app.addHook('preClose', async () => {
    clearInterval(ping);
    rooms.close();
    for (const socket of sockets.keys()) socket.close(goingAway);
  });
  app.register(async (scoped) => {
    scoped.get(
      '/api/live/',
      {
        websocket: true,
        config: { permission: 'member' },
        schema: { hide: true },
        preValidation: async (request) => {
          if (request.ws) limit(request, users, addresses);
        },
      },
      (socket, request) => {
        const state = { answers: true };
        sockets.set(socket, state);
        socket.on('pong', () => {
          state.answers = true;
        });
        const leave = rooms.enter(
          request.actor.organization_id as string,
          listenerOn(socket, request, options),
        );
        socket.on('close', () => {
          sockets.delete(socket);
          leave();
        });
      },
    );
  });
}

/** Takes its place among the open channels, for as long as the connection lasts. */
function limit(request: FastifyRequest, users: Tally, addresses: Tally): void {
  const giveBack = [users.take(String(request.actor.user_id)), addresses.take(networkOf(request.ip))];
  const { socket } = request.raw;
  if (giveBack.every((one) => one !== undefined))
    return void socket.once('close', () => {
      for (const one of giveBack) one();
    });
  for (const one of giveBack) one?.();
  throw new Problem(429, 'live.too_many', 'Too many open pages.', { extra: { retry_after: 30 } });
}

const listenerOn = (socket: WebSocket, request: FastifyRequest, { identify }: LiveOptions) => ({
  actor: request.actor,
  judge: async () => {
    const actor = await identify(request);
    checkPermission(actor, 'member');
    return actor;
  },
  send: (text: string) => {
    if (socket.bufferedAmount > maxBuffered) socket.terminate();
    else socket.send(text);
  },
  end: (reason: string) => socket.close(policy, reason),
});
