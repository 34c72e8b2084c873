import { createECDH, createHmac } from 'node:crypto';
import { encryptNotification, vapidHeaders } from '@block65/webcrypto-web-push';
import type { Posted, Poster } from './http/posting.ts';

/** The door to the push services of browsers (Web Push: RFC 8030, 8291, 8292). */
export interface Pusher {
  /** By which a browser knows whose messages it takes, base64url. Another secret of the installation makes another. */
  readonly publicKey: string;
  /** Whether a browser may be sent something there: `https`, and nothing that stands beside this machine. */
  refuses(url: URL): boolean;
  /** Never throws: what went wrong is said. */
  send(to: Addressee, message: PushMessage): Promise<Posted>;
}

export interface Addressee {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export type Urgency = 'low' | 'normal' | 'high';

export interface PushMessage {
  /** What the browser's service worker is told. Nobody in between can read it, nor how long it is, unless `isShort`. */
  said: object;
  /** As small as it can be: its length shows. */
  isShort?: boolean;
  /** Of the same matter a push service keeps the newest alone. */
  topic?: string;
  urgency: Urgency;
  /** As long as it is worth something. */
  seconds: number;
}

export interface PusherOptions {
  poster: Poster;
  /** The installation's. */
  secret: string;
  publicUrl: string;
}

export function openPusher({ poster, secret, publicUrl }: PusherOptions): Pusher {
  const { publicKey, privateKey } = keysOf(secret);
  // Whom a push service asks when messages go wrong: RFC 8292 wants `https` or a mailbox.
  const subject = publicUrl.startsWith('https:') ? publicUrl : 'mailto:bandeja@localhost.invalid';
  return {
    publicKey,
    refuses: (url) => url.protocol !== 'https:' || poster.refuses(url),
    send: async ({ endpoint, p256dh, auth }, { said, isShort = false, topic, urgency, seconds }) => {
      const to = { endpoint, expirationTime: null, keys: { p256dh, auth } };
      const signed = await vapidHeaders(to, { subject, publicKey, privateKey });
      const body = await encryptNotification(to, Buffer.from(JSON.stringify(said)), { pad: !isShort });
      const headers = {
        ...signed.headers,
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        ttl: String(Math.max(0, Math.min(Math.floor(seconds), secondsAtMost))),
        urgency,
        ...(topic !== undefined && { topic }),
      };
      return poster.post({ url: endpoint, body, headers });
    },
  };
}

/** Four weeks: what push services take. */
const secondsAtMost = 2_419_200;

/**
 * The installation's key pair (VAPID), made of its secret: no database, backup or export holds it, and every process has
 * the same. One in four billion numbers is no key of the curve: then the next is taken.
 */
function keysOf(secret: string): { publicKey: string; privateKey: string } {
  const pair = createECDH('prime256v1');
  for (let number = 0; ; number++)
    try {
      pair.setPrivateKey(createHmac('sha256', secret).update(`web push ${number}`).digest());
      return { publicKey: pair.getPublicKey('base64url'), privateKey: padded(pair.getPrivateKey()) };
    } catch (error) {
      if (number === 9) throw error;
    }
}

/** JSON Web Keys have all 32 bytes, zeros in front too. */
const padded = (key: Buffer): string =>
  Buffer.concat([Buffer.alloc(32 - key.length), key]).toString('base64url');

/** Whether a browser's key is a point of the curve that messages can be encrypted for. */
export function isBrowsersKey(p256dh: string): boolean {
  const point = Buffer.from(p256dh, 'base64url');
  if (point.length !== 65 || point[0] !== 4) return false;
  try {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    return pair.computeSecret(point).length > 0;
  } catch {
    return false;
  }
}
