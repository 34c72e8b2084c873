import { sql } from 'kysely';
import type { Bus } from '../kernel/bus.ts';
import type { Database } from '../kernel/db/database.ts';
import { conflict, found, invalid } from '../kernel/problem.ts';
import { erasedName } from './rules.ts';

/**
 * Erases one's own account, whose address is said once more: nobody can sign in by it any more, and an account that is made
 * with the address another time is a new one. What each organization keeps is erased there, before. Throws 422, 409
 * `account.belongs`.
 */
export async function eraseAccount(
  { db, bus }: { db: Database; bus: Bus },
  userId: string,
  email: string,
): Promise<void> {
  await db.global(userId, async (tx) => {
    const user = found(
      await tx
        .selectFrom('users')
        .select(['id', 'email', 'is_staff', 'locale'])
        .where('id', '=', userId)
        .forUpdate()
        .executeTakeFirst(),
      'user',
    );
    // Under the lock: whoever takes the account in waits for it, and finds nobody.
    const known = await tx
      .selectFrom('memberships')
      .select('id')
      .where('user_id', '=', userId)
      .limit(1)
      .executeTakeFirst();
    if (known)
      throw conflict('account.belongs', 'Somebody still knows this account: ask to be erased there first.');
    if (user.is_staff) throw conflict('account.belongs', 'This account looks after the installation.');
    if (user.email.toLowerCase() !== email.toLowerCase())
      throw invalid([{ path: '/email', code: 'fixed', message: 'must be the address of the account' }]);
    await sql`select app.forget_account(${userId}::uuid, ${erasedName(user.locale)})`.execute(tx);
  });
  bus.publish({ topic: 'identity' });
}
