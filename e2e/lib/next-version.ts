import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const renamed = /(assets\/(?:index|session-page)-[\w-]+)\.js/g;
const gone = /\/session-page-[\w-]+(?<!-next)\.js$/;

/**
 * Stands before an installation and, once `release` is called, answers as a newer one does: its first page begins with
 * another script, its worker says so, and the page of a roster has another name: the old one is there no more.
 */
export async function beforeIt(behind: string) {
  let released = false;
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '/';
    if (released && gone.test(url)) return void outgoing.writeHead(404).end();
    const asked = released ? url.replace('-next.js', '.js') : url;
    const { 'if-none-match': _, 'if-modified-since': __, ...rest } = incoming.headers;
    const headers = { ...rest, 'accept-encoding': 'identity' };
    const passed = ask(`${behind}${asked}`, { method: incoming.method, headers }, (answer) =>
      answered(answer, outgoing, released && isText(answer, url)),
    );
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    release: () => {
      released = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const isText = ({ headers }: IncomingMessage, url: string): boolean =>
  url === '/worker.js' || String(headers['content-type']).startsWith('text/html');

async function answered(answer: IncomingMessage, outgoing: ServerResponse, isNext: boolean): Promise<void> {
  const { 'content-length': _, etag, ...headers } = answer.headers;
  if (!isNext) {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
    return;
  }
  const text = Buffer.concat(await Array.fromAsync(answer)).toString();
  const next = text.replaceAll(renamed, '$1-next.js').replace(/"version":"\w/, '"version":"N');
  outgoing.writeHead(answer.statusCode ?? 502, headers).end(next);
}
