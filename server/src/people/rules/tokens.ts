/**
 * What no token may: make others of its kind or calendars that outlive it, give roles, read letters, in which invitations
 * stand, and what somebody does as the person that they are.
 */
const never: readonly string[] = [
  'tenancy.manage_tokens',
  'tenancy.manage_members',
  'tenancy.view_mail',
  'calendars.subscribe',
  'notifications.view_own',
  'classes.evaluate',
  'classes.end_mandate',
  'classes.pay_online',
  'classes.use_credit',
  'classes.buy_package',
];

export const tokenAreas = ['club', 'clients', 'classes', 'bookings', 'money'] as const;
export type TokenArea = (typeof tokenAreas)[number];

/** Under what somebody finds a permission when they choose. */
export function areaOf(code: string): TokenArea {
  if (/^(clients|imports)\./.test(code)) return 'clients';
  if (/(package|fee|charge|debit|mandate|payment|credit|pay_online|account|receipt)/.test(code))
    return 'money';
  if (/(enroll|make_up|places|attendance|evaluat|progress)/.test(code)) return 'bookings';
  return code.startsWith('classes.') ? 'classes' : 'club';
}

/** What somebody who holds these permissions may give a token, in the order in which they hold them. */
export const grantable = (held: ReadonlySet<string>): string[] =>
  [...held].filter((code) => !never.includes(code));

/** What a token may now: its scopes, as far as its maker still holds them. */
export const inForce = (scopes: readonly string[], held: ReadonlySet<string>): Set<string> =>
  new Set(grantable(held).filter((code) => scopes.includes(code)));

/** Whether it opens anything at this moment. */
export const isAlive = (
  { expires_at, revoked_at }: { expires_at: Date | null; revoked_at: Date | null },
  now: Date,
): boolean => revoked_at === null && (expires_at === null || expires_at > now);
