/** Everything that a change can be of. */
export const kinds = ['closure', 'absence', 'stoppage'] as const;
export type Kind = (typeof kinds)[number];
