/** Everything that a change can be of. */
export const kinds = [
  'closure',
  'absence',
  'stoppage',
  'coach_inactive',
  'coach_role',
  'club_inactive',
  'court_inactive',
  'court_closed',
  'hours',
  'capacity',
  'class_moved',
  'client_inactive',
  'client_blocked',
] as const;

/** Of one person, whose bookings and fixed places it hits; the others are of classes. */
export const isOfClient = (kind: string): boolean => kind === 'client_inactive' || kind === 'client_blocked';
export type Kind = (typeof kinds)[number];
