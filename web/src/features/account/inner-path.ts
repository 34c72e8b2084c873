/** A path of this app, or `/`: a `next` from the address bar must not lead anybody to another site. */
export function innerPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
