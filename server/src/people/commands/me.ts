import type { Bus } from '../../kernel/bus.ts';
import type { Database } from '../../kernel/db/database.ts';
import type { ChangeMe } from '../schemas/members.ts';
import { updateUser } from '../store/users.ts';

/** A user's own name and language, everywhere. Sign-ins that processes remember are forgotten. */
export async function changeMe(
  { db, bus }: { db: Database; bus: Bus },
  userId: string,
  input: ChangeMe,
): Promise<void> {
  await db.global(userId, (tx) => updateUser(tx, userId, input));
  bus.publish({ topic: 'identity' });
}
