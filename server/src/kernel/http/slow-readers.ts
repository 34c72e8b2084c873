import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Nobody on a line that is any good needs longer for the largest answer. */
const longestMs = 120_000;
const lookEveryMs = 5_000;

/**
 * Ends connections that have not taken what was written to them within two minutes: whoever reads a byte a second, or
 * nothing, would keep the answer in memory and the connection open for ever. Node bounds only the time of requests.
 */
export function cutSlowReaders(
  server: Server,
  { afterMs, everyMs } = { afterMs: longestMs, everyMs: lookEveryMs },
): void {
  const sockets = new Map<Socket, number>();
  server.on('connection', (socket) => {
    sockets.set(socket, 0);
    socket.once('close', () => sockets.delete(socket));
  });
  const looking = setInterval(() => {
    for (const [socket, looks] of sockets) {
      const waiting = socket.writableLength > 0 ? looks + 1 : 0;
      if (waiting * everyMs > afterMs) socket.destroy();
      else if (waiting !== looks) sockets.set(socket, waiting);
    }
  }, everyMs);
  looking.unref();
  server.once('close', () => clearInterval(looking));
}
