import type { WebSocket } from '@fastify/websocket';
import type { BusMessage } from '../bus/message.ts';
import type { Bus } from '../bus.ts';
import type { App } from './app.ts';

const pingEveryMs = 30_000;
const maxBuffered = 1024 * 1024;

/**
 * GET /api/live/ (WebSocket): the changes of the organization, as `{ type, ids }`, to its members. A client that
 * does not read is cut; it reconnects and reloads.
 */
export function useLive(app: App, bus: Bus): void {
  const rooms = new Map<string, Set<WebSocket>>();
  const send = (sockets: Iterable<WebSocket>, text: string) => {
    for (const socket of sockets)
      if (socket.bufferedAmount > maxBuffered) socket.terminate();
      else socket.send(text);
  };
  const onMessage = ({ organization_id, type, ids }: BusMessage) =>
    send(rooms.get(organization_id as string) ?? [], JSON.stringify({ type, ids }));
  const onGap = () => {
    for (const room of rooms.values()) send(room, JSON.stringify({ type: 'reload', ids: [] }));
  };
  const off = [bus.subscribe('live', onMessage), bus.subscribe('bus.gap', onGap)];
  const ping = setInterval(() => {
    for (const room of rooms.values()) for (const socket of room) socket.ping();
  }, pingEveryMs);
  app.addHook('preClose', async () => {
    clearInterval(ping);
    for (const unsubscribe of off) unsubscribe();
    for (const room of rooms.values()) for (const socket of room) socket.close(1001);
  });
  app.register(async (scoped) => {
    scoped.get(
      '/api/live/',
      { websocket: true, config: { permission: 'member' }, schema: { hide: true } },
      (socket, request) => {
        const id = request.actor.organization_id as string;
        const room = rooms.get(id) ?? new Set();
        rooms.set(id, room.add(socket));
        socket.on('close', () => {
          room.delete(socket);
          if (room.size === 0) rooms.delete(id);
        });
      },
    );
  });
}
