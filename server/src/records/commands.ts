import { LRUCache } from 'lru-cache';
import type { Actor } from '../kernel/actor.ts';
import { recordAudit } from '../kernel/audit.ts';
import type { Database, TenantScope } from '../kernel/db/database.ts';
import type { Mailer } from '../kernel/mail.ts';
import { ownAddress } from './queries/mails.ts';
import { testLetter } from './rules/letter.ts';
import { mailProblem } from './rules/mail-problem.ts';
import type { TestMail } from './schemas.ts';

const hourMs = 3_600_000;

/**
 * Writes into an organization's audit log that platform staff without a role there came in: once an hour for
 * each of them. The request waits for it: no access without its trace.
 */
export function createStaffWatch(
  db: Database,
): (actor: Actor, scope: TenantScope, now: Date) => Promise<void> {
  const seen = new LRUCache<string, Promise<void>>({ max: 10_000 });
  return (actor, scope, now) => {
    const hour = Math.floor(now.getTime() / hourMs);
    const key = `${actor.user_id} ${scope.organization_id} ${hour}`;
    const before = seen.get(key);
    if (before) return before;
    // Others may wait for it too when this one has gone.
    const { organization_id, via } = scope;
    const writing = db.tenant({ organization_id, via }, (tx) =>
      recordAudit(tx, {
        action: 'staff.access',
        entity: 'organizations',
        entity_id: organization_id,
        changes: { name: actor.name },
      }),
    );
    seen.set(key, writing);
    writing.catch(() => seen.delete(key));
    return writing;
  };
}

/** A letter to whoever asks, at once: no queue, so that what the mail server says is heard. */
export async function sendTestMail(
  { db, mailer }: { db: Database; mailer: Mailer },
  userId: string,
): Promise<TestMail> {
  const { email: to_email, locale } = await ownAddress(db, userId);
  if (!mailer.configured) return { to_email, sent: false, problem: 'not_configured', detail: '' };
  try {
    await mailer.attempt({ to_email, ...testLetter(locale) });
    return { to_email, sent: true, problem: null, detail: '' };
  } catch (error) {
    const detail = (error as Error).message.slice(0, 500);
    return { to_email, sent: false, problem: mailProblem(error), detail };
  }
}

/** Staff who act in an organization on nothing but being staff. */
export const isStaffVisit = (actor: Actor): boolean =>
  actor.is_staff && actor.kind === 'user' && actor.organization_id !== null && actor.roles.length === 0;
