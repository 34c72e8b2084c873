import type { Database, TenantTx } from './db/database.ts';
import type { LocalDate } from './time/index.ts';

export interface Use {
  organization_id: string;
  /** What nobody else has used: by it the day that this process has noted last is known. */
  key: string;
  now: Date;
}

const most = 5_000;
const noted = new Map<string, LocalDate>();

/**
 * Notes the day (UTC) of a use, once a day for each process. It never fails what was asked: what cannot be noted now is
 * noted by the next use. `write` moves the day forward only, by whatever process.
 */
export async function noteDay(
  db: Database,
  { organization_id, key, now }: Use,
  write: (tx: TenantTx, day: LocalDate) => Promise<unknown>,
): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  if ((noted.get(key) ?? '') >= day) return;
  if (noted.size >= most) noted.clear();
  noted.set(key, day);
  const via = { user_id: null, via: 'use' };
  await db.tenant({ organization_id, via }, (tx) => write(tx, day)).catch(() => noted.delete(key));
}
