import { WebSocket } from 'ws';

export interface LiveMessage {
  type: string;
  ids: string[];
  club_ids?: string[];
}

export interface Listening {
  messages: LiveMessage[];
  /** Code and reason of the end, once there is one. */
  ended(): [number, string] | undefined;
  close(): void;
}

/** Opens the live channel and collects what it says; resolves to the status when it is refused. */
export function listen(
  server: { url: string },
  {
    token,
    organization,
    headers = {},
  }: { token: string; organization: string; headers?: Record<string, string> },
): Promise<Listening | number> {
  const url = `${server.url.replace('http', 'ws')}/api/live/?organization=${organization}`;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}`, ...headers } });
    const messages: LiveMessage[] = [];
    let ended: [number, string] | undefined;
    socket.on('message', (data) => messages.push(JSON.parse(data.toString())));
    socket.on('close', (code, reason) => {
      ended = [code, reason.toString()];
    });
    socket.on('open', () => resolve({ messages, ended: () => ended, close: () => socket.close() }));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });
}

/** The same, for whom it must be open. */
export async function hear(
  server: { url: string },
  who: { token: string },
  place: { organization_slug: string },
): Promise<Listening> {
  const listening = await listen(server, { token: who.token, organization: place.organization_slug });
  if (typeof listening === 'number') throw new Error(`refused: ${listening}`);
  return listening;
}
