import type { Fact } from '../kernel/facts.ts';

/** A new organization stands; later domains give it what every organization starts with. */
export type OrganizationCreated = Fact<
  'tenancy.organization_created',
  { organization_id: string; locale: string }
>;

/** The days on which a club is closed are others than before. */
export type ClosuresChanged = Fact<'tenancy.closures_changed', { club_id: string }>;

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
