import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  type JsonWebKey,
  randomBytes,
  verify,
} from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serverCertificate, serverKey } from './tax-agency-certificates.ts';

export { authority } from './tax-agency-certificates.ts';

/** A browser's subscription, with the keys that only the browser has. */
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface Pushed {
  path: string;
  headers: IncomingHttpHeaders;
  /** What the browser reads. */
  said: Record<string, string>;
  /** How long it is on the way. */
  bytes: number;
  /** What the sender signed (RFC 8292). */
  signed: { aud: string; exp: number; sub: string };
  /** By which key, base64url. */
  key: string;
}

export interface Says {
  status: number;
  headers?: Record<string, string>;
}

export interface PushService {
  /** `https`, on loopback. */
  origin: string;
  received: Pushed[];
  /** Of the next ones, in their order; then 201. undefined: nothing, ever. */
  answers: (Says | undefined)[];
  /** What was wrong with what came. */
  wrong: string[];
  /** A new browser. */
  subscribe(): Subscription;
  stop(): Promise<void>;
}

const b64 = (text: string) => Buffer.from(text, 'base64url');

/**
 * A push service and its browsers: it checks who sends (RFC 8292) and opens what is sent with the browser's keys (RFC 8291),
 * by `node:crypto` and the RFCs alone, without the library that encrypts.
 */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { key: Buffer; auth: Buffer }>();
  const service = { received: [], answers: [], wrong: [] } as unknown as PushService;
  const server = createServer({ cert: serverCertificate, key: serverKey }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { headers, url: path = '' } = request;
      const body = Buffer.concat(parts);
      try {
        const { signed, key } = signedBy(headers, service.origin);
        const browser = browsers.get(path);
        if (!browser) throw new Error(`nobody has subscribed at ${path}`);
        const said = JSON.parse(opened(body, browser).toString('utf8'));
        service.received.push({ path, headers, said, signed, key, bytes: body.length });
      } catch (error) {
        service.wrong.push((error as Error).message);
        response.writeHead(400).end();
        return;
      }
      const says = service.answers.length > 0 ? service.answers.shift() : { status: 201 };
      if (says) response.writeHead(says.status, says.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service.origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  service.subscribe = () => {
    const pair = createECDH('prime256v1');
    const [p256dh, auth] = [pair.generateKeys('base64url'), randomBytes(16)];
    const path = `/push/${randomBytes(12).toString('base64url')}`;
    browsers.set(path, { key: pair.getPrivateKey(), auth });
    return { endpoint: service.origin + path, keys: { p256dh, auth: auth.toString('base64url') } };
  };
  service.stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return service;
}

/** RFC 8292: a JSON Web Token signed by the key that stands beside it, for this service and not for long. */
function signedBy({ authorization = '' }: IncomingHttpHeaders, origin: string) {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = b64(key);
  if (point.length !== 65 || point[0] !== 4) throw new Error(`no key: ${authorization}`);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) => one.toString('base64url'));
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } as JsonWebKey });
  const { alg } = JSON.parse(b64(head).toString());
  const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (alg !== 'ES256' || !verify('sha256', Buffer.from(`${head}.${claims}`), how, b64(signature)))
    throw new Error('the signature is wrong');
  const signed = JSON.parse(b64(claims).toString()) as Pushed['signed'];
  const seconds = Date.now() / 1_000;
  if (signed.aud !== origin) throw new Error(`signed for ${signed.aud}`);
  if (!(signed.exp > seconds && signed.exp <= seconds + 86_400))
    throw new Error(`signed until ${signed.exp}`);
  if (!/^(mailto:|https:)/.test(signed.sub)) throw new Error(`signed by ${signed.sub}`);
  return { signed, key };
}

/** RFC 8291, 3.4 and RFC 8188: one record, closed for one browser. */
function opened(body: Buffer, { key, auth }: { key: Buffer; auth: Buffer }): Buffer {
  if (body.length > 4_096) throw new Error(`${body.length} bytes are more than has to be taken`);
  const [salt, sender, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
  if (body[20] !== 65) throw new Error('no key of the sender');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(key);
  const secret = pair.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const ikm = Buffer.from(hkdfSync('sha256', secret, auth, info, 32));
  const derived = (what: string, length: number) =>
    Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from(`Content-Encoding: ${what}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const record = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = record.lastIndexOf(2);
  if (end < 0 || record.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no last record');
  return record.subarray(0, end);
}
