import type { Scope } from '../kernel/scope.ts';

/** A user, as far as a profile needs them. */
export interface Person {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  locale: string;
}

/**
 * Profiles without a user that carry this address: the ones that a person with that (verified) address may take
 * over. A child's profile often carries a parent's address, so dependants are left out.
 */
export const profilesWaitingFor = ({ tx }: Scope, email: string): Promise<{ id: string }[]> =>
  tx
    .selectFrom('client_profiles as c')
    .select('c.id')
    .where('c.user_id', 'is', null)
    .where('c.is_active', '=', true)
    .where((where) => where(where.fn<string>('lower', ['c.email']), '=', email.toLowerCase()))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('guardians as g').select('g.id').whereRef('g.dependant_id', '=', 'c.id'))),
    )
    .limit(2)
    .execute();
