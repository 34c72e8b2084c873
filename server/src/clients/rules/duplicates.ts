import { digitsOf, folded, wordsOf } from '../../kernel/words.ts';

/** What tells one person from another, as far as it is known. */
export interface Identity {
  display_name: string;
  email?: string | null | undefined;
  phone?: string | undefined;
  birth_date?: string | null | undefined;
}

export const duplicateReasons = ['email', 'phone', 'name_and_birthday'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/**
 * Why the two may be one person: the same e-mail in any case, the same telephone with or without its country, the same
 * name in any order with the same birthday. None says that they are: a family may share an address and a telephone.
 */
export function whyTheSame(a: Identity, b: Identity): DuplicateReason[] {
  const same: Record<DuplicateReason, boolean> = {
    email: emailKey(a.email) !== '' && emailKey(a.email) === emailKey(b.email),
    phone: phonesOf(a.phone).some((one) => phonesOf(b.phone).some((other) => samePhone(one, other))),
    name_and_birthday: Boolean(a.birth_date) && a.birth_date === b.birth_date && sameName(a, b),
  };
  return duplicateReasons.filter((reason) => same[reason]);
}

/** The same for every spelling of an address. */
export const emailKey = (email?: string | null): string => folded(email ?? '').trim();
/** The same for every order and spelling of a name. */
export const nameKey = (name: string): string => wordsOf(name).sort().join(' ');
const sameName = (a: Identity, b: Identity): boolean => nameKey(a.display_name) === nameKey(b.display_name);

/** Shorter ones are no numbers of persons. */
const shortest = 7;
/** A country's digits, and the zero that some write before the rest. */
const countryDigits = 4;

/** The numbers of somebody; more than one is written `600 … / 915 …`. */
const phonesOf = (phone = ''): string[] =>
  phone
    .split(/[/,;]/)
    .map((one) => digitsOf(one).replace(/^0/, ''))
    .filter(({ length }) => length >= shortest);

/** What two spellings of one number have in common: the same telephone has a key in common. */
export const phoneKeys = (phone?: string): string[] =>
  phonesOf(phone).map((digits) => digits.slice(-shortest));

function samePhone(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.endsWith(short) && long.length - short.length <= countryDigits;
}
