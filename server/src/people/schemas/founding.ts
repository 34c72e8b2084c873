import { type Static, Type } from 'typebox';
import { Email, Locale, Name, Nullable, Shape, Strict, Text } from '../../kernel/http/types.ts';
import { AddClub, Club, Organization, Slug } from '../../organizations/public.ts';

/** What platform staff opens an organization with; `owner_email` is invited as its owner. */
export const OpenOrganization = Strict({
  name: Name(),
  slug: Type.Optional(Slug()),
  default_locale: Type.Optional(Locale()),
  club: AddClub,
  owner_email: Type.Optional(Email()),
});
export type OpenOrganization = Static<typeof OpenOrganization>;

export const OpenedOrganization = Shape('OpenedOrganization', {
  organization: Organization,
  club: Club,
  invitation_link: Nullable(Type.String()),
});

/** Whoever does not sit at the machine says it. */
export const SetUpCode = () => Text({ maxLength: 40, description: 'The code that the console prints' });

export const SetUpCodeToCheck = Strict({ setup_code: SetUpCode() });

export const SetUp = Strict({
  name: Name(),
  email: Email(),
  password: Text({ minLength: 8, maxLength: 128 }),
  locale: Locale(),
  organization_name: Name(),
  club_name: Name(),
  timezone: Text({ maxLength: 100 }),
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  setup_code: Type.Optional(SetUpCode()),
});
export type SetUp = Static<typeof SetUp>;

export const SetUpNeeded = Shape('SetUpNeeded', {
  needed: Type.Boolean(),
  code_needed: Type.Optional(
    Type.Boolean({ description: 'true: whoever asks does not sit at the machine and must say `setup_code`' }),
  ),
});
export const FirstOrganization = Shape('FirstOrganization', { organization: Organization, club: Club });
