import type { Fact } from '../kernel/facts.ts';

/** A user holds a role that they did not hold. `club_id` null means every club. */
export type RoleGiven = Fact<
  'tenancy.role_given',
  { user_id: string; role: string; club_id: string | null; display_name: string }
>;

/** A user does not hold a role any more. */
export type RoleRemoved = Fact<
  'tenancy.role_removed',
  { user_id: string; role: string; club_id: string | null }
>;
