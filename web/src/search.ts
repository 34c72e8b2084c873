/** Addresses carry plain text (`?day=2026-03-29`), not JSON: they are read, shared and typed by people. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** What the pages before the sign-in may find in their address. */
export interface EntranceSearch {
  /** Where to go afterwards. */
  next?: string | undefined;
  /** Token of an invitation to accept. */
  invitation?: string | undefined;
  /** Present when a session has just ended. */
  ended?: string | undefined;
  /** Token of a password reset, or the reason why there is none. */
  token?: string | undefined;
  error?: string | undefined;
}

export function entranceSearch(search: Record<string, unknown>): EntranceSearch {
  const found: EntranceSearch = {};
  for (const name of ['next', 'invitation', 'ended', 'token', 'error'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
}

/** A day in the address (`?date=2026-03-29`); anything else is as if it were not there. */
export function dateSearch({ date }: Record<string, unknown>): { date?: string } {
  const valid =
    typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  return valid ? { date } : {};
}

/** Plain words in the address, those of `names` only; `date` as {@link dateSearch} has it. */
export function textSearch<const N extends string>(...names: N[]) {
  return (search: Record<string, unknown>): { [K in N]?: string | undefined } => {
    const found: Partial<Record<N, string>> = {};
    for (const name of names) {
      const value = name === 'date' ? dateSearch(search).date : search[name];
      if (typeof value === 'string' && value !== '') found[name] = value;
    }
    return found as { [K in N]?: string | undefined };
  };
}
