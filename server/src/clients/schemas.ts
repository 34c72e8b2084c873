import { type Static, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import {
  Abilities,
  Email,
  Id,
  Instant,
  Int,
  LocalDate,
  Locale,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  Reason,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';
import { duplicateReasons } from './rules/duplicates.ts';

const Rating = () =>
  Type.Number({ minimum: 0, maximum: 7, multipleOf: 0.01, description: 'Padel rating 0–7' });

export const Client = Shape('Client', {
  id: Id(),
  user_id: Nullable(Id()),
  display_name: Type.String(),
  email: Nullable(Type.String()),
  phone: Type.String(),
  birth_date: Nullable(Type.String()),
  level: Nullable(Type.Number({ description: 'Padel rating 0–7; null = not assessed yet' })),
  is_club_member: Type.Boolean(),
  certificate_until: Nullable(
    Type.String({ description: 'The last day of their certificate; null = none is noted' }),
  ),
  home_club_id: Nullable(Id()),
  locale: Type.String(),
  blocked_at: Nullable(Type.String()),
  blocked_reason: Type.Optional(Type.String({ description: 'For the desk only' })),
  desk_notes: Type.Optional(Type.String({ description: 'For the desk only' })),
  is_active: Type.Boolean(),
  merged_into: Nullable(Id('The profile that this one has become')),
  erased_at: Nullable(Instant('Since when it says nothing any more of whom it was')),
  created_at: Type.String(),
  abilities: Abilities('change', 'change_level', 'manage', 'add_dependant'),
});
export type Client = Static<typeof Client>;

const optional = {
  email: Type.Optional(Nullable(Email())),
  phone: Type.Optional(Text({ maxLength: 50 })),
  birth_date: Type.Optional(Nullable(LocalDate('YYYY-MM-DD'))),
  level: Type.Optional(Nullable(Rating())),
  is_club_member: Type.Optional(Type.Boolean()),
  certificate_until: Type.Optional(Nullable(LocalDate('The last day of their certificate'))),
  home_club_id: Type.Optional(Nullable(Id())),
  locale: Type.Optional(Locale()),
  desk_notes: Type.Optional(Text({ maxLength: 5_000 })),
};
export const AddClient = Strict({ display_name: Name(), ...optional });
export type AddClient = Static<typeof AddClient>;

/** What is asked of somebody who walks in. */
export const Newcomer = Strict({
  display_name: Name(),
  email: optional.email,
  phone: optional.phone,
  birth_date: optional.birth_date,
  level: optional.level,
});
export type Newcomer = Static<typeof Newcomer>;

export const ChangeClient = Strict({
  display_name: Type.Optional(Name()),
  ...optional,
  is_active: Type.Optional(Type.Boolean()),
});
export type ChangeClient = Static<typeof ChangeClient>;

const clientFilters = {
  q: SearchText('Part of the name, e-mail or phone'),
  level_min: Type.Optional(Type.Number({ minimum: 0, maximum: 7 })),
  level_max: Type.Optional(Type.Number({ minimum: 0, maximum: 7 })),
  assessed: Type.Optional(Type.Boolean({ description: 'With a level, or without one' })),
  club_id: Type.Optional(Id('Home club')),
  blocked: Type.Optional(Type.Boolean()),
  include_inactive: Type.Optional(Type.Boolean()),
  privacy: Type.Optional(
    Type.Boolean({ description: 'Who has, or has not, agreed to the privacy text in force' }),
  ),
};
export const ClientQuery = Strict({ ...pageQuery, ...clientFilters });
export type ClientQuery = Static<typeof ClientQuery>;

export const ExportQuery = Strict({
  ...clientFilters,
  ...fileQuery,
  guardians: Type.Optional(
    Type.Boolean({ description: 'With those in whose care they are, a row for each of them' }),
  ),
});
export type ExportQuery = Static<typeof ExportQuery>;

export const DuplicatesQuery = Strict({
  display_name: Type.Optional(Text({ maxLength: 200 })),
  email: Type.Optional(Text({ maxLength: 254 })),
  phone: Type.Optional(Text({ maxLength: 50 })),
  birth_date: Type.Optional(LocalDate('YYYY-MM-DD')),
  except_id: Type.Optional(Id('Whom it is about, when they have a profile')),
});
export type DuplicatesQuery = Static<typeof DuplicatesQuery>;

export const Duplicate = Shape('DuplicateClient', {
  client: Client,
  reasons: Type.Array(OneOf(duplicateReasons)),
});
export type Duplicate = Static<typeof Duplicate>;

/** What whoever looks after somebody on court has to know; docs/domain/people.md says who sees it. */
export const ClientCare = Shape('ClientCare', {
  client_id: Id(),
  medical_notes: Type.String({ description: 'Allergies, asthma, an injury …' }),
  emergency_name: Type.String(),
  emergency_phone: Type.String(),
  photo_consent: Nullable(Type.Boolean({ description: 'Whether they may be in pictures; null = not asked' })),
  photo_consent_at: Nullable(Type.String()),
  abilities: Abilities('change'),
});
export type ClientCare = Static<typeof ClientCare>;

export const ChangeCare = Strict({
  medical_notes: Type.Optional(Text({ maxLength: 2_000 })),
  emergency_name: Type.Optional(Text({ maxLength: 200 })),
  emergency_phone: Type.Optional(Text({ maxLength: 50 })),
  photo_consent: Type.Optional(Nullable(Type.Boolean())),
});
export type ChangeCare = Static<typeof ChangeCare>;

export const BlockClient = Strict({ reason: Reason() });
export type BlockClient = Static<typeof BlockClient>;

export const Dependant = Shape('Dependant', {
  client: Client,
  relationship: Type.String(),
  abilities: Abilities('remove'),
});
export type Dependant = Static<typeof Dependant>;

/** A new profile (`display_name`), or a link to one that exists (`client_id`, desk only). */
export const AddDependant = Strict({
  client_id: Type.Optional(Id()),
  display_name: Type.Optional(Name()),
  birth_date: Type.Optional(LocalDate('YYYY-MM-DD')),
  locale: Type.Optional(Locale()),
  relationship: Type.Optional(Text({ maxLength: 100 })),
});
export type AddDependant = Static<typeof AddDependant>;
export const DependantParams = Strict({ id: Id(), dependant_id: Id() });

export const PrivacyText = Shape('PrivacyText', {
  id: Id(),
  version: Type.Integer(),
  text: Type.String(),
  created_at: Instant('Since when it is, or was, in force'),
});
export type PrivacyText = Static<typeof PrivacyText>;

export const Privacy = Shape('Privacy', {
  current: Nullable(PrivacyText),
  missing: Type.Array(
    Type.Object({ client_id: Id(), display_name: Type.String() }, { additionalProperties: false }),
    { description: 'Oneself and one’s dependants for whom nobody has agreed to it' },
  ),
});
export type Privacy = Static<typeof Privacy>;

export const PublishText = Strict({ text: Text({ minLength: 1, maxLength: 50_000 }) });

const Version = () => Int({ minimum: 1 });
export const GiveConsent = Strict({
  version: Version(),
  client_ids: Type.Array(Id(), { minItems: 1, maxItems: 50 }),
});
export type GiveConsent = Static<typeof GiveConsent>;

export const PaperConsent = Strict({
  version: Version(),
  on_paper: LocalDate('YYYY-MM-DD, the day on which it was signed'),
});
export type PaperConsent = Static<typeof PaperConsent>;

export const PrivacyConsent = Shape('PrivacyConsent', {
  version: Type.Integer(),
  at: Instant('When it was given, or noted'),
  on_paper: Nullable(Type.String({ description: 'The day on which it was signed on paper' })),
  given_by: Nullable(Type.String({ description: 'Who agreed, or noted it' })),
});
export type PrivacyConsent = Static<typeof PrivacyConsent>;
