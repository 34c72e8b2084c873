import type { Fact } from '../kernel/facts.ts';

/** A new organization stands; later domains give it what every organization starts with. */
export type OrganizationCreated = Fact<
  'tenancy.organization_created',
  { organization_id: string; locale: string }
>;

/** The days on which a club is closed are others than before. */
export type ClosuresChanged = Fact<'tenancy.closures_changed', { club_id: string }>;

/** Settings of a club, a type of class or a group, or of the whole organization (all null), are others than before. */
export type SettingsChanged = Fact<
  'tenancy.settings_changed',
  { club_id: string | null; class_type_id: string | null; schedule_id: string | null; keys: string[] }
>;
