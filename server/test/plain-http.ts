import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface PlainReply {
  status: number;
  type: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what a test receives is what the test is about
  body: any;
}

/** A request with headers that `fetch` sends as it likes: Host, Upgrade. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: OutgoingHttpHeaders; body?: unknown },
): Promise<PlainReply> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const json =
      text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const asking = request(url, { method, agent: false, headers: { ...json, ...headers } }, (response) => {
      let said = '';
      response.setEncoding('utf8').on('data', (part) => {
        said += part;
      });
      response.on('end', () => {
        const type = response.headers['content-type'];
        const isJson = type?.includes('json') && said !== '';
        resolve({ status: response.statusCode ?? 0, type, body: isJson ? JSON.parse(said) : said });
      });
    });
    asking.on('error', reject);
    asking.end(text);
  });
}

/** A GET whose answer is as it came, compressed or not. */
export function askBytes(
  url: string,
  headers: OutgoingHttpHeaders,
): Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false, headers }, async (response) => {
      const bytes = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes });
    });
    asking.on('error', reject).end();
  });
}
