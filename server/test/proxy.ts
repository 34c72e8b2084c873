import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What stands between a client and its database: an outage is what it does to those who come. */
export interface Middleman {
  /** The same database, by way of the proxy. */
  url: string;
  /** Connections that were asked for since the last outage began. */
  attempts(): number;
  /** The most that were being asked for at the same time since then. */
  mostAtOnce(): number;
  /** Cuts what is open. Whoever comes now is cut off (`away`) or told that the server starts (`starting`). */
  goDown(how: 'away' | 'starting'): void;
  comeBack(): void;
  /** Nothing passes any more, and nothing ends: a frozen server or a cut cable. */
  freeze(): void;
  /** A pooler without a free connection: it lets everybody in, and no statement through. */
  hold(): void;
  letThrough(): void;
  close(): Promise<void>;
}

const starting = (() => {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
})();

export async function startProxy(target: string): Promise<Middleman> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let mode: 'up' | 'away' | 'starting' | 'frozen' = 'up';
  let [attempts, pending, most] = [0, 0, 0];
  const keep = (socket: Socket) =>
    open.add(socket.on('error', () => {}).on('close', () => open.delete(socket)));
  const refuse = (client: Socket) => {
    most = Math.max(most, ++pending);
    client.on('close', () => pending--);
    if (mode === 'away') client.destroy();
    if (mode === 'starting') client.once('data', () => client.end(starting));
  };
  const held: (() => void)[] = [];
  let holds = false;
  const pass = (client: Socket) => {
    const server = connect(Number(port), hostname);
    keep(server);
    const forward = (data: Buffer) => {
      if (mode === 'frozen') return;
      if (holds && !isLogin(data)) held.push(() => server.write(data));
      else server.write(data);
    };
    client.on('data', forward).on('close', () => server.destroy());
    server.on('data', (data) => mode !== 'frozen' && client.write(data)).on('close', () => client.destroy());
  };
  const listener: Server = createServer((client) => {
    keep(client);
    attempts++;
    if (mode === 'up') pass(client);
    else refuse(client);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((listener.address() as AddressInfo).port);
  return {
    url: url.href,
    attempts: () => attempts,
    mostAtOnce: () => most,
    goDown(how) {
      mode = how;
      [attempts, most] = [0, 0];
      for (const socket of open) socket.destroy();
    },
    comeBack() {
      mode = 'up';
    },
    freeze() {
      mode = 'frozen';
    },
    hold() {
      holds = true;
    },
    letThrough() {
      holds = false;
      for (const send of held.splice(0)) send();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        listener.close(() => resolve());
      }),
  };
}

/** What opens a connection has no kind (its length begins with a zero byte), or is a password's. */
const isLogin = (data: Buffer): boolean => data[0] === 0 || data[0] === 'p'.charCodeAt(0);
