import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Language } from '../rules/words.ts';

export interface Address {
  email: string;
  locale: Language;
}

/** Where who made a payment is written to: their own address, or, where they have none, those of their guardians. */
export async function addressesOf(tx: TenantTx, paymentId: string): Promise<Address[]> {
  const { rows } = await sql<Address & { own: boolean }>`
    select distinct on (lower(coalesce(u.email, c.email))) coalesce(u.email, c.email) as email,
           coalesce(u.locale, c.locale) as locale, c.id = p.payer_id as own
      from payments p
      left join guardians g on g.dependant_id = p.payer_id
      join client_profiles c on c.id in (p.payer_id, g.guardian_id)
      left join users u on u.id = c.user_id
     where p.id = ${paymentId}::uuid and coalesce(u.email, c.email, '') <> '' and (c.id = p.payer_id or c.is_active)
     order by lower(coalesce(u.email, c.email)), own desc`.execute(tx);
  const own = rows.filter((row) => row.own);
  return (own.length > 0 ? own : rows).map(({ email, locale }) => ({ email, locale }));
}
