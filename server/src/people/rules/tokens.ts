/** What each permission is for a token: under what it is found, or that none may have it. */
export type Areas<Area extends string> = Readonly<Record<string, Area | 'never'>>;

/** What somebody who holds these permissions may give a token, in the order in which they hold them. */
export const grantable = <Area extends string>(
  held: ReadonlySet<string>,
  areas: Areas<Area>,
): { code: string; area: Area }[] =>
  [...held].flatMap((code) => {
    const area = areas[code];
    return area === undefined || area === 'never' ? [] : [{ code, area: area as Area }];
  });

/** What a token may now: its scopes, as far as its maker still holds them. */
export const inForce = (
  scopes: readonly string[],
  { held, areas }: { held: ReadonlySet<string>; areas: Areas<string> },
): Set<string> =>
  new Set(
    grantable(held, areas)
      .map(({ code }) => code)
      .filter((code) => scopes.includes(code)),
  );

/** Whether it opens anything at this moment. */
export const isAlive = (
  { expires_at, revoked_at }: { expires_at: Date | null; revoked_at: Date | null },
  now: Date,
): boolean => revoked_at === null && (expires_at === null || expires_at > now);
