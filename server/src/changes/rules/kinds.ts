/** Everything that a change can be of. */
export const kinds = ['closure', 'absence', 'stoppage', 'coach_inactive', 'club_inactive'] as const;
export type Kind = (typeof kinds)[number];
