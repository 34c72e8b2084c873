import { type Static, Type } from 'typebox';
import {
  Abilities,
  Currency,
  Email,
  Id,
  Int,
  LocalDate,
  Locale,
  LocalTime,
  Name,
  Nullable,
  Shape,
  Strict,
  Text,
} from '../../kernel/http/types.ts';

const windowFields = {
  weekday: Int({ minimum: 0, maximum: 6, description: '0 = Monday … 6 = Sunday' }),
  opens_at: LocalTime(),
  closes_at: LocalTime(),
};
export const OpeningWindow = Shape('OpeningWindow', {
  weekday: Type.Integer(),
  opens_at: Type.String(),
  closes_at: Type.String(),
});
export type OpeningWindow = Static<typeof OpeningWindow>;

export const Club = Shape('Club', {
  id: Id(),
  slug: Type.String(),
  name: Type.String(),
  timezone: Type.String({ description: 'IANA' }),
  country: Nullable(
    Type.String({ description: 'ISO 3166-1; as its time zone says, where nothing else was said' }),
  ),
  currency: Type.String({ description: 'ISO 4217' }),
  locale: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  email: Type.String(),
  is_public: Type.Boolean(),
  is_active: Type.Boolean(),
  embed_origins: Type.Array(Type.String(), { description: 'Websites on which the timetable may stand' }),
  opening_hours: Type.Array(OpeningWindow),
  abilities: Abilities('change'),
});
export type Club = Static<typeof Club>;

const slug = () => Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,62}$' });
const details = {
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1' })),
  locale: Type.Optional(Locale()),
  address: Type.Optional(Text({ maxLength: 500 })),
  phone: Type.Optional(Text({ maxLength: 50 })),
  email: Type.Optional(Type.Union([Email(), Type.Literal('')])),
  is_public: Type.Optional(Type.Boolean()),
};

export const AddClub = Strict({
  name: Name(),
  slug: Type.Optional(slug()),
  timezone: Text({ maxLength: 100, description: 'IANA' }),
  currency: Currency(),
  ...details,
});
export type AddClub = Static<typeof AddClub>;

export const ChangeClub = Strict({
  name: Type.Optional(Name()),
  slug: Type.Optional(slug()),
  timezone: Type.Optional(Text({ maxLength: 100, description: 'IANA' })),
  currency: Type.Optional(Currency()),
  ...details,
  is_active: Type.Optional(Type.Boolean()),
  embed_origins: Type.Optional(
    Type.Array(Text({ maxLength: 255 }), {
      maxItems: 20,
      description: 'Origins of websites on which the timetable may stand: https://www.example.org',
    }),
  ),
});
export type ChangeClub = Static<typeof ChangeClub>;

export const SetOpeningHours = Strict({
  opening_hours: Type.Array(Strict(windowFields), { maxItems: 70 }),
});
export type SetOpeningHours = Static<typeof SetOpeningHours>;

export const Closure = Shape('Closure', {
  id: Id(),
  starts_on: Type.String(),
  ends_on: Type.String({ description: 'Inclusive' }),
  name: Type.String(),
});
export type Closure = Static<typeof Closure>;

export const AddClosure = Strict({
  starts_on: LocalDate(),
  ends_on: LocalDate('YYYY-MM-DD, inclusive'),
  name: Type.Optional(Text({ maxLength: 200 })),
});
export type AddClosure = Static<typeof AddClosure>;

export const ClosureParams = Strict({ id: Id(), closure_id: Id() });
export const ClosureQuery = Strict({
  from: Type.Optional(LocalDate()),
  until: Type.Optional(LocalDate('YYYY-MM-DD, inclusive')),
});
export type ClosureQuery = Static<typeof ClosureQuery>;

const publicFields = {
  id: Id(),
  slug: Type.String(),
  name: Type.String(),
  address: Type.String(),
  timezone: Type.String(),
  currency: Type.String(),
  locale: Type.String(),
};
export const PublicClub = Shape('PublicClub', {
  ...publicFields,
  phone: Type.String(),
  email: Type.String(),
  opening_hours: Type.Array(OpeningWindow),
});
export type PublicClub = Static<typeof PublicClub>;

export const PublicOrganization = Shape('PublicOrganization', {
  slug: Type.String(),
  name: Type.String(),
  default_locale: Type.String(),
  open_registration: Type.Boolean(),
  clubs: Type.Array(Type.Object(publicFields, { additionalProperties: false })),
});
export type PublicOrganization = Static<typeof PublicOrganization>;

export const OnlyClub = Shape('OnlyClub', {
  organization: Type.Union([Type.String(), Type.Null()], {
    description: 'Slug; null when there is no such club',
  }),
  club: Type.Union([Type.String(), Type.Null()]),
  name: Type.Union([Type.String(), Type.Null()]),
});
export type OnlyClub = Static<typeof OnlyClub>;

export const OrganizationParams = Strict({ organization: Text({ minLength: 1, maxLength: 63 }) });
export const PublicClubParams = Strict({
  organization: Text({ minLength: 1, maxLength: 63 }),
  slug: Text({ minLength: 1, maxLength: 63 }),
});
