import type { Fact } from '../kernel/facts.ts';

/** A new organization stands; later domains give it what every organization starts with. */
export type OrganizationCreated = Fact<
  'tenancy.organization_created',
  { organization_id: string; locale: string }
>;

/** The days on which a club is closed are others than before. */
export type ClosuresChanged = Fact<'tenancy.closures_changed', { club_id: string }>;

/** Settings of a club, or of the whole organization (null), are others than before. */
export type SettingsChanged = Fact<'tenancy.settings_changed', { club_id: string | null; keys: string[] }>;
