import { digitsOf, folded, wordsOf } from '../../../kernel/words.ts';
import { type Identity, phonesOf, whyTheSame } from '../duplicates.ts';

/** Somebody who is there, or is about to be. */
export interface KnownPerson extends Identity {
  id: string;
}

/** People by everything that they may be found by. */
export interface People<P extends KnownPerson> {
  byKey: Map<string, P[]>;
}

export type Match<P> = { found: P } | { several: P[] } | { may_be: P } | null;

export function peopleOf<P extends KnownPerson>(all: readonly P[]): People<P> {
  const people: People<P> = { byKey: new Map() };
  for (const one of all) addPerson(people, one);
  return people;
}

export function addPerson<P extends KnownPerson>({ byKey }: People<P>, person: P): void {
  for (const key of keysOf(person)) byKey.set(key, [...(byKey.get(key) ?? []), person]);
}

const nameOf = (name: string): string => wordsOf(name).sort().join(' ');

const keysOf = ({ display_name, email, phone, birth_date }: Identity): string[] => [
  ...(display_name === '' ? [] : [`name ${nameOf(display_name)}`]),
  ...(email ? [`email ${folded(email).trim()}`] : []),
  ...phonesOf(phone).map((digits) => `phone ${digits.slice(-7)}`),
  ...(birth_date && display_name === '' ? [`born ${birth_date}`] : []),
];

/**
 * Who of these a row is about. The name and one of e-mail, telephone and birthday; the name alone where nothing else
 * contradicts. The same address or telephone under another name is somebody else of the family, unless one name is a
 * part of the other: that is for a person to decide. Without a name, the only one with that address or telephone.
 */
export function matchPerson<P extends KnownPerson>({ byKey }: People<P>, asked: Identity): Match<P> {
  const near = [...new Set(keysOf(asked).flatMap((key) => byKey.get(key) ?? []))];
  if (asked.display_name === '') return only(near.filter((one) => sharesAddress(one, asked)));
  const named = near.filter((one) => nameOf(one.display_name) === nameOf(asked.display_name));
  const sure = named.filter((one) => whyTheSame(one, asked).length > 0);
  if (sure.length > 0) return only(sure);
  const likely = named.filter((one) => !contradict(one, asked));
  if (likely.length > 0) return only(likely);
  const part = near.find(
    (one) => whyTheSame(one, asked).length > 0 && isPart(one.display_name, asked.display_name),
  );
  return part ? { may_be: part } : null;
}

const only = <P>(found: P[]): Match<P> => {
  const [first, second] = found;
  if (!first) return null;
  return second ? { several: found } : { found: first };
};

const sharesAddress = (a: Identity, b: Identity): boolean =>
  whyTheSame({ ...a, birth_date: null }, { ...b, birth_date: null }).length > 0;

/** Both say it, and not the same. A second address or telephone is none of that beside a birthday. */
function contradict(a: Identity, b: Identity): boolean {
  const differ = (one: string | null | undefined, other: string | null | undefined) =>
    Boolean(one) && Boolean(other) && one !== other;
  return (
    differ(a.birth_date, b.birth_date) ||
    differ(folded(a.email ?? '').trim(), folded(b.email ?? '').trim()) ||
    differ(digitsOf(a.phone ?? '').slice(-9), digitsOf(b.phone ?? '').slice(-9))
  );
}

function isPart(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  return short.every((word) => long.includes(word));
}
