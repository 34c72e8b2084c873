import { type Static, Type } from 'typebox';
import { fileQuery } from '../../kernel/http/list-file.ts';
import {
  Abilities,
  Email,
  Id,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../../kernel/http/types.ts';

export const RoleName = () => OneOf(['owner', 'club_admin', 'instructor', 'student']);
export const HeldRole = Shape('HeldRole', {
  role: Type.String(),
  club_id: Nullable(Id('null = every club')),
});

export const Member = Shape('Member', {
  user_id: Id(),
  name: Type.String(),
  email: Type.String(),
  client_id: Nullable(Id()),
  roles: Type.Array(
    Type.Object(
      { id: Id(), role: Type.String(), club_id: Nullable(Id()), abilities: Abilities('remove') },
      { additionalProperties: false },
    ),
  ),
});
export type Member = Static<typeof Member>;

export const MemberQuery = Strict({
  ...pageQuery,
  q: SearchText('Part of the name or e-mail'),
  role: Type.Optional(RoleName()),
});
const { limit: _, cursor: __, ...memberFilters } = MemberQuery.properties;
export const MemberFile = Strict({ ...memberFilters, ...fileQuery });
export type MemberQuery = Static<typeof MemberQuery>;
export const MemberParams = Strict({ user_id: Id() });
export const MembershipParams = Strict({ user_id: Id(), membership_id: Id() });

export const GiveRole = Strict({ role: RoleName(), club_id: Type.Optional(Nullable(Id())) });
export type GiveRole = Static<typeof GiveRole>;

export const Invitation = Shape('Invitation', {
  id: Id(),
  email: Type.String(),
  role: Type.String(),
  club_id: Nullable(Id()),
  client_id: Nullable(Id()),
  invited_by_name: Nullable(Type.String()),
  status: OneOf(['pending', 'accepted', 'revoked', 'expired']),
  created_at: Type.String(),
  expires_at: Type.String(),
  abilities: Abilities('revoke'),
});
export type Invitation = Static<typeof Invitation>;

export const Invite = Strict({
  email: Email(),
  role: RoleName(),
  club_id: Type.Optional(Nullable(Id())),
  client_id: Type.Optional(Nullable(Id('An existing profile that the new student takes over'))),
});
export type Invite = Static<typeof Invite>;
export const Invited = Shape('Invited', {
  invitation: Invitation,
  link: Type.String({ description: 'Shown this once' }),
});
export type Invited = Static<typeof Invited>;

export const InvitationQuery = Strict({ ...pageQuery, pending: Type.Optional(Type.Boolean()) });
export type InvitationQuery = Static<typeof InvitationQuery>;

export const TokenParams = Strict({ token: Text({ minLength: 1, maxLength: 100 }) });
const OrganizationName = Type.Object(
  { id: Id(), slug: Type.String(), name: Type.String() },
  { additionalProperties: false },
);
export const OpenInvitation = Shape('OpenInvitation', {
  organization: OrganizationName,
  club: Nullable(Type.Object({ id: Id(), name: Type.String() }, { additionalProperties: false })),
  email: Type.String(),
  role: Type.String(),
  invited_by_name: Nullable(Type.String()),
  expires_at: Type.String(),
});
export type OpenInvitation = Static<typeof OpenInvitation>;

export const AcceptedInvitation = Shape('AcceptedInvitation', {
  organization: OrganizationName,
  role: Type.String(),
  club_id: Nullable(Id()),
});
export type AcceptedInvitation = Static<typeof AcceptedInvitation>;

export const Join = Strict({ home_club_id: Type.Optional(Nullable(Id())) });
export type Join = Static<typeof Join>;
export const Joined = Shape('Joined', {
  organization: OrganizationName,
  client: Type.Object({ id: Id(), display_name: Type.String() }, { additionalProperties: false }),
});
export type Joined = Static<typeof Joined>;

const MeClient = { id: Id(), display_name: Type.String(), level: Nullable(Type.Number()) };
export const Me = Shape('Me', {
  sends_mail: Type.Boolean({
    description: 'Whether the installation has a mail server: without one every letter is kept',
  }),
  user: Nullable(
    Type.Object(
      {
        id: Id(),
        name: Type.String(),
        email: Type.String(),
        is_staff: Type.Boolean(),
        locale: Type.String(),
      },
      { additionalProperties: false },
    ),
  ),
  organization: Nullable(
    Type.Object(
      { id: Id(), slug: Type.String(), name: Type.String(), is_demo: Type.Boolean() },
      { additionalProperties: false },
    ),
  ),
  organizations: Type.Array(
    Type.Object(
      { id: Id(), slug: Type.String(), name: Type.String(), roles: Type.Array(HeldRole) },
      { additionalProperties: false },
    ),
  ),
  roles: Type.Array(HeldRole),
  permissions: Type.Array(Type.String()),
  client: Nullable(
    Type.Object(
      { ...MeClient, is_club_member: Type.Boolean(), home_club_id: Nullable(Id()) },
      { additionalProperties: false },
    ),
  ),
  dependants: Type.Array(Type.Object(MeClient, { additionalProperties: false })),
  instructor: Nullable(
    Type.Object({ id: Id(), display_name: Type.String() }, { additionalProperties: false }),
  ),
  clubs: Type.Array(
    Type.Object(
      {
        id: Id(),
        slug: Type.String(),
        name: Type.String(),
        timezone: Type.String(),
        currency: Type.String(),
        locale: Type.String(),
        enable_packages: Type.Boolean({ description: 'Whether packages pay for classes here' }),
      },
      { additionalProperties: false },
    ),
  ),
});
export type Me = Static<typeof Me>;

export const ChangeMe = Strict({ name: Type.Optional(Name()), locale: Type.Optional(OneOf(['es', 'en'])) });
export type ChangeMe = Static<typeof ChangeMe>;
