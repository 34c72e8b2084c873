import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { meantCode, stepOf, stepSeconds } from './codes.ts';

type Asked = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * Stands before better-auth's second step: a code of the app counts once, and a backup code is taken as people type it.
 * Whatever is not right is left to better-auth, which counts it.
 */
export const strictCodes = (db: Database): BetterAuthPlugin => ({
  id: 'strict-codes',
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === '/two-factor/verify-totp',
        handler: createAuthMiddleware((asked) => useOnce(db, asked)),
      },
      {
        matcher: ({ path }) => path === '/two-factor/verify-backup-code',
        handler: createAuthMiddleware((asked) => asKept(db, asked)),
      },
    ],
  },
});

/** Throws 401 `CODE_USED` for a code of a half minute that is used up. */
async function useOnce(db: Database, asked: Asked): Promise<void> {
  const factor = await factorOf(db, asked);
  if (!factor) return;
  const secret = await symmetricDecrypt({ key: asked.context.secretConfig, data: factor.secret });
  const step = stepOf(secret, String(asked.body?.code), Number(factor.step));
  if (step === undefined || (await takeStep(db, factor.id, step))) return;
  throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'This code was used already.' });
}

/** The code that is meant instead of the one that was typed. */
async function asKept(db: Database, asked: Asked) {
  const factor = await factorOf(db, asked);
  if (!factor) return;
  const kept = await symmetricDecrypt({ key: asked.context.secretConfig, data: factor.backup_codes });
  const code = meantCode(JSON.parse(kept) as string[], String(asked.body?.code));
  return code === undefined ? undefined : { context: { body: { ...asked.body, code } } };
}

/** Of whoever has signed in, or has done the first step. The present step is the database's, which all processes share. */
async function factorOf(db: Database, asked: Asked) {
  const user_id = (await getSessionFromCtx(asked))?.user.id ?? (await halfSignedIn(asked));
  if (user_id === undefined) return undefined;
  return db.global(null, (tx) =>
    tx
      .selectFrom('user_two_factors')
      .select(['id', 'secret', 'backup_codes'])
      .select(
        sql<string>`floor(extract(epoch from clock_timestamp()) / ${sql.lit(stepSeconds)})::bigint`.as(
          'step',
        ),
      )
      .where('user_id', '=', user_id)
      .executeTakeFirst(),
  );
}

async function halfSignedIn({ context, getSignedCookie }: Asked): Promise<string | undefined> {
  const cookie = await getSignedCookie(context.createAuthCookie('two_factor').name, context.secret);
  return cookie ? (await context.internalAdapter.findVerificationValue(cookie))?.value : undefined;
}

/** Of two at once the second waits for the first here, and finds the step taken. */
async function takeStep(db: Database, id: string, step: number): Promise<boolean> {
  const taken = await db.global(null, (tx) =>
    tx
      .updateTable('user_two_factors')
      .set({ last_step: step })
      .where('id', '=', id)
      .where((row) => row.or([row('last_step', 'is', null), row('last_step', '<', step)]))
      .returning('id')
      .executeTakeFirst(),
  );
  return taken !== undefined;
}
