/** A path of this app, or `/`: a `next` from the address bar must not lead anybody to another site. */
export function innerPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Where a link from a mail leads: to the invitation that waits, or to where somebody wanted to go. */
export function afterLink({
  next,
  invitation,
}: {
  next?: string | undefined;
  invitation?: string | undefined;
}): string {
  return invitation
    ? `/sign-in?invitation=${encodeURIComponent(invitation)}`
    : innerPath(next).replaceAll(' ', '%20');
}
