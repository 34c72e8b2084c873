import { type Static, Type } from 'typebox';
import { Client } from '../clients/public.ts';
import { Id, Int, Nullable, OneOf, Shape, Strict } from '../kernel/http/types.ts';

export const MergeClient = Strict({ other_id: Id('The profile that becomes this one') });
export type MergeClient = Static<typeof MergeClient>;

const part = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** Both are in one class. `kept`, `other`: whose booking stays; `both`: it is over, each keeps its own. */
const CollidingClass = part({
  session_id: Id(),
  name: Type.String(),
  starts_at: Type.String({ description: 'RFC 3339' }),
  kept_status: Type.String(),
  other_status: Type.String(),
  stays: OneOf(['kept', 'other', 'both'] as const),
});

const SameHour = part({
  session_id: Id(),
  name: Type.String(),
  starts_at: Type.String({ description: 'RFC 3339' }),
  other_session_id: Id(),
  other_name: Type.String(),
});

export const MergePreview = Shape('ClientMergePreview', {
  kept: Client,
  other: Client,
  refused: Nullable(
    OneOf([
      ...(['clients.merged', 'clients.erased', 'clients.being_erased', 'clients.two_accounts'] as const),
      ...(['clients.family', 'clients.same_profile'] as const),
    ]),
  ),
  moves: part({
    bookings: Int({ description: 'Places in classes to come' }),
    waiting: Int(),
    past: Int({ description: 'Classes that are over or were cancelled' }),
    fixed_places: Int(),
    charges: Int({ description: 'Fees, whatever became of them' }),
    guardians: Int({ description: 'Who looks after them, and whom they look after' }),
    messages: Int(),
    account: Type.Boolean(),
  }),
  filled: Type.Array(Type.String(), { description: 'Fields that the kept profile has empty and takes over' }),
  classes: Type.Array(CollidingClass),
  places: Type.Array(part({ schedule_id: Id(), name: Type.String() }), {
    description: 'Groups in which both hold a place: one stays, for as long as either',
  }),
  same_hour: Type.Array(SameHour, {
    description: 'Two classes to come at one time, one of each: both stay, the desk decides',
  }),
});
export type MergePreview = Static<typeof MergePreview>;

export const Claim = Shape('ProfileClaim', {
  client_id: Id(),
  display_name: Type.String(),
  created_at: Type.String(),
});
export type Claim = Static<typeof Claim>;
export const ClaimProfile = Strict({ client_id: Id() });
