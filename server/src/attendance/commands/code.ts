import { createHmac, timingSafeEqual } from 'node:crypto';
import { authorize } from '../../kernel/actor.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { takesAttendance } from '../access.ts';
import type { CheckInCode } from '../schemas.ts';
import { readSession } from '../store.ts';
import { windowOf } from './save.ts';

/** What the installation signs and where it is found. */
export interface Signing {
  secret: string;
  publicUrl: string;
}

/** Without the letters that look like digits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 12;

/** Sixty bits of a signature over the session: the same every time, and nobody can make one up. */
export function codeOf(secret: string, organizationId: string, sessionId: string): string {
  const signature = createHmac('sha256', secret).update(`check-in ${organizationId} ${sessionId}`).digest();
  return [...signature.subarray(0, codeLength)].map((byte) => alphabet[byte % 32]).join('');
}

/** Compares in constant time; small letters, spaces and dashes are forgiven. */
export function isCodeOf(secret: string, organizationId: string, sessionId: string, given: string): boolean {
  const right = Buffer.from(codeOf(secret, organizationId, sessionId));
  const asked = Buffer.from(given.replaceAll(/[\s-]/g, '').toUpperCase());
  return asked.length === right.length && timingSafeEqual(asked, right);
}

/** The code that the desk or the instructor shows at the class, and the address for its QR code. */
export async function checkInCode(scope: Scope, signing: Signing, id: string): Promise<CheckInCode> {
  const session = await readSession(scope, id);
  authorize(takesAttendance(scope.actor, session));
  const code = codeOf(signing.secret, organizationOf(scope), id);
  const { opens_at, closes_at } = await windowOf(scope, session);
  return {
    code,
    url: `${signing.publicUrl.replace(/\/$/, '')}/check-in/${id}?code=${code}`,
    opens_at: offsetDateTime(opens_at, session.timezone),
    closes_at: offsetDateTime(closes_at, session.timezone),
  };
}
