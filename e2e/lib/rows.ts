import type { TenantTx } from '../../server/src/kernel/db/database.ts';
import { openDatabase } from '../../server/src/kernel/db/database.ts';
import { ownerUrl } from './bandeja.ts';

/** Looks into the tables of one organization of a running installation. */
export async function rowsOf<T>(
  dataDir: string,
  organization_id: string,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const db = openDatabase({ url: ownerUrl(dataDir), max: 1 });
  try {
    return await db.tenant({ organization_id, via: { user_id: null, via: 'test' } }, work);
  } finally {
    await db.close();
  }
}
