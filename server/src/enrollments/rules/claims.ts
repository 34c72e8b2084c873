/*
 * Which dates of a group are a holder's: docs/domain/fixed-places.md. Commands, generation and the repair duty ask
 * here; doctor asks the same in SQL. Dates are 'YYYY-MM-DD' and inclusive.
 */

/** A fixed place with its exceptions. */
export interface Claim {
  starts_on: string;
  ends_on: string | null;
  pauses: readonly { starts_on: string; ends_on: string }[];
  /** The classes that the holder has given back, by id. */
  released: readonly string[];
}

export interface ClassDate {
  id: string;
  /** The date for which the class was planned. It stays when the class is moved, and so does whose it is. */
  occurrence_date: string;
  /** The date on which it takes place. */
  local_date: string;
  status: string;
}

export type Exception = 'called_off' | 'outside' | 'paused' | 'released';

/** Why a class of the group is not the holder's; undefined when it is. The first that is true outranks the others. */
export function exceptionOn(claim: Claim, date: ClassDate): Exception | undefined {
  if (date.status === 'cancelled') return 'called_off';
  const planned = date.occurrence_date;
  if (planned < claim.starts_on || (claim.ends_on !== null && planned > claim.ends_on)) return 'outside';
  const away = ({ starts_on, ends_on }: Claim['pauses'][number]) =>
    starts_on <= date.local_date && date.local_date <= ends_on;
  if (claim.pauses.some(away)) return 'paused';
  return claim.released.includes(date.id) ? 'released' : undefined;
}

/** The classes that are the holder's. */
export const datesOf = <D extends ClassDate>(claim: Claim, dates: readonly D[]): D[] =>
  dates.filter((date) => exceptionOn(claim, date) === undefined);
