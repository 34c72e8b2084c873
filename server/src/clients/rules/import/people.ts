import { digitsOf, wordsOf } from '../../../kernel/words.ts';
import { emailKey, type Identity, nameKey, phoneKeys, whyTheSame } from '../duplicates.ts';

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
  for (const key of [...keysOf(person), ...sureKeysOf(person)]) {
    const others = byKey.get(key);
    if (others) others.push(person);
    else byKey.set(key, [person]);
  }
}

const byName = (name: string): string => `name ${nameKey(name)}`;

const keysOf = ({ display_name, email, phone }: Identity): string[] => [
  ...(display_name === '' ? [] : [byName(display_name)]),
  ...(email ? [`email ${emailKey(email)}`] : []),
  ...phoneKeys(phone).map((key) => `phone ${key}`),
];

/** The name together with each of what makes it sure. */
const sureKeysOf = ({ display_name, email, phone, birth_date }: Identity): string[] =>
  display_name === ''
    ? []
    : [...keysOf({ display_name: '', email, phone }), ...(birth_date ? [`born ${birth_date}`] : [])].map(
        (key) => `${byName(display_name)} ${key}`,
      );

/** So many people of one name, address or telephone are compared; one that more have tells little of who it is. */
const mostAlike = 50;

/**
 * Who of these a row is about. The name and one of e-mail, telephone and birthday; the name alone where nothing else
 * contradicts. The same address or telephone under another name is somebody else of the family, unless one name is a
 * part of the other: that is for a person to decide, and so is who of very many with one name. Without a name, the only one with that address or telephone.
 */
export function matchPerson<P extends KnownPerson>({ byKey }: People<P>, asked: Identity): Match<P> {
  const isNear = (one: P) => whyTheSame(one, asked).length > 0;
  const known = (keys: string[]) => [
    ...new Set(keys.flatMap((key) => byKey.get(key)?.slice(0, mostAlike) ?? [])),
  ];
  const near = () => known(keysOf(asked));
  if (asked.display_name === '') return only(near().filter(isNear));
  const named = byKey.get(byName(asked.display_name)) ?? [];
  const isMany = named.length > mostAlike;
  const sure = (isMany ? known(sureKeysOf(asked)) : named).filter(isNear);
  if (sure.length > 0) return only(sure);
  if (isMany) return { several: named };
  const likely = named.filter((one) => !contradict(one, asked));
  if (likely.length > 0) return only(likely);
  const part = near().find((one) => isNear(one) && isPart(one.display_name, asked.display_name));
  return part ? { may_be: part } : null;
}

const only = <P>(found: P[]): Match<P> => {
  const [first, second] = found;
  if (!first) return null;
  return second ? { several: found } : { found: first };
};

/** Both say it, and not the same. A second address or telephone is none of that beside a birthday. */
function contradict(a: Identity, b: Identity): boolean {
  const differ = (one: string | null | undefined, other: string | null | undefined) =>
    Boolean(one) && Boolean(other) && one !== other;
  return (
    differ(a.birth_date, b.birth_date) ||
    differ(emailKey(a.email), emailKey(b.email)) ||
    differ(digitsOf(a.phone ?? '').slice(-9), digitsOf(b.phone ?? '').slice(-9))
  );
}

function isPart(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  return short.every((word) => long.includes(word));
}
