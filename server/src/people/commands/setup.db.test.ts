import { describe, expect, test } from 'vitest';
import { cloneDatabase } from '../../../test/database.ts';
import { system } from '../../kernel/actor.ts';
import { type Auth, createAuth } from '../../kernel/auth.ts';
import type { Database } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { createMailer } from '../../kernel/mail.ts';
import { fixedClock } from '../../kernel/time/index.ts';
import { createOrganization, isSetUpNeeded } from '../../organizations/public.ts';
import { setUp } from './setup.ts';

const now = fixedClock('2026-03-02T09:00:00Z').now();
const input = (n: number) =>
  ({
    name: 'Ana',
    email: `ana${n}@example.test`,
    password: 'a long password',
    locale: 'es',
    organization_name: 'Río',
    club_name: 'Norte',
    timezone: 'Europe/Madrid',
    currency: 'EUR',
  }) as const;

/** Two first starts; each `passed`es its check, and goes on only when the other one passed or was refused. */
async function twoAtOnce(start: (db: Database, n: number, passed: () => Promise<void>) => Promise<unknown>) {
  const { db, owner, drop } = await cloneDatabase();
  try {
    const over = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const outcomes = await Promise.allSettled(
      [0, 1].map((n) => {
        const [mine, other] = n === 0 ? over : [over[1], over[0]];
        const passed = () => {
          mine.resolve();
          return other.promise;
        };
        return start(db, n, passed).finally(mine.resolve);
      }),
    );
    const { rows } = await owner.query('select slug from organizations order by slug');
    return {
      refused: outcomes.filter((it) => it.status === 'rejected').length,
      slugs: rows.map((it) => it.slug),
    };
  } finally {
    await drop();
  }
}

/** better-auth itself, held up at the sign-up. */
function heldUp(db: Database, passed: () => Promise<void>): Auth {
  const mailer = createMailer(undefined, 'test@bandeja.invalid');
  const auth = createAuth({
    db,
    secret: 'x'.repeat(40),
    publicUrl: 'http://127.0.0.1',
    mailer,
    log: () => {},
  });
  const signUpEmail = async (asked: never) => {
    await passed();
    return auth.api.signUpEmail(asked);
  };
  return { ...auth, api: { ...auth.api, signUpEmail } } as unknown as Auth;
}

describe('two first starts at the same time', () => {
  test('found one organization', async () => {
    const outcome = await twoAtOnce((db, n, passed) =>
      setUp({ db, auth: heldUp(db, passed), via: { via: 'test' }, now }, input(n)),
    );
    expect(outcome).toEqual({ refused: 1, slugs: ['rio'] });
  });

  test('would found two without the lock (positive control)', async () => {
    const outcome = await twoAtOnce(async (db, _n, passed) => {
      if (!(await db.global(null, isSetUpNeeded))) throw new Error('set up already');
      await passed();
      const organization_id = newId();
      await db.tenant({ organization_id, via: { user_id: null, via: 'test' } }, (tx) =>
        createOrganization({ tx, actor: system(organization_id), now }, { name: 'Río' }),
      );
    });
    expect(outcome).toEqual({ refused: 0, slugs: ['rio', 'rio-2'] });
  });
});
