/** What of a profile decides whether and how it can be merged. */
export interface Profile {
  id: string;
  user_id: string | null;
  email: string | null;
  phone: string;
  birth_date: string | null;
  level: number | null;
  is_club_member: boolean;
  certificate_until: string | null;
  home_club_id: string | null;
  desk_notes: string;
  blocked_at: Date | null;
  blocked_reason: string;
  merged_into: string | null;
  erased_at: Date | null;
  is_active: boolean;
}

export type MergeRefusal =
  | 'clients.merged'
  | 'clients.erased'
  | 'clients.being_erased'
  | 'clients.two_accounts'
  | 'clients.family'
  | 'clients.same_profile';

/** What decides besides what the profiles say. */
export interface Between {
  /** One of them looks after the other. */
  areFamily: boolean;
  /** One of them is to be erased: it would be somebody else who never asked for it. */
  isBeingErased: boolean;
}

/** Why the two cannot become one; undefined when they can. Two accounts are two people until one is given up. */
export function whyNotOne(
  kept: Profile,
  other: Profile,
  { areFamily, isBeingErased }: Between,
): MergeRefusal | undefined {
  if (kept.id === other.id) return 'clients.same_profile';
  if (kept.merged_into !== null || other.merged_into !== null) return 'clients.merged';
  if (kept.erased_at !== null || other.erased_at !== null) return 'clients.erased';
  if (isBeingErased) return 'clients.being_erased';
  if (kept.user_id !== null && other.user_id !== null) return 'clients.two_accounts';
  return areFamily ? 'clients.family' : undefined;
}

const isEmpty = (value: unknown): boolean => value === null || value === '';
const fillable = ['email', 'phone', 'birth_date', 'level', 'home_club_id', 'user_id'] as const;

type Taken = Partial<
  Pick<
    Profile,
    | (typeof fillable)[number]
    | 'is_club_member'
    | 'certificate_until'
    | 'desk_notes'
    | 'blocked_at'
    | 'blocked_reason'
    | 'is_active'
  >
>;

const longestNotes = 5_000;

/**
 * What the kept profile takes over: whatever it lacks; a membership, a block and the desk's notes are
 * never lost. The desk decides about a block afterwards.
 */
export function takenOver(kept: Profile, other: Profile): Taken {
  const missing = fillable.filter((field) => isEmpty(kept[field]) && !isEmpty(other[field]));
  const notes = [kept.desk_notes, other.desk_notes].filter((one) => one !== '').join('\n\n');
  return {
    ...Object.fromEntries(missing.map((field) => [field, other[field]])),
    ...(other.is_club_member && !kept.is_club_member && { is_club_member: true }),
    ...((other.certificate_until ?? '') > (kept.certificate_until ?? '') && {
      certificate_until: other.certificate_until,
    }),
    ...(other.is_active && !kept.is_active && { is_active: true }),
    ...(notes !== kept.desk_notes && { desk_notes: notes.slice(0, longestNotes) }),
    ...(other.blocked_at &&
      !kept.blocked_at && { blocked_at: other.blocked_at, blocked_reason: other.blocked_reason }),
  };
}

/** A class in which both have a booking. */
export interface Collision {
  session_id: string;
  kept_id: string;
  other_id: string;
  kept_status: string;
  other_status: string;
  kept_ticket: number;
  other_ticket: number;
  /** It is still to come, and neither has checked in twice. */
  is_open: boolean;
}

/** Whose booking stays: a place before a ticket, the earlier ticket, else the kept profile's; both once it is over. */
export function staysOf(one: Collision): 'kept' | 'other' | 'both' {
  if (!one.is_open) return 'both';
  const waits = { kept: one.kept_status === 'waitlisted', other: one.other_status === 'waitlisted' };
  if (waits.kept && !waits.other) return 'other';
  if (waits.kept && waits.other) return one.other_ticket < one.kept_ticket ? 'other' : 'kept';
  return 'kept';
}
