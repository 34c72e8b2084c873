import { keyOf } from './keys.ts';
import type { Group, Plan } from './plan.ts';

export interface Differences {
  same: number;
  groups: { one: Group | null; other: Group | null }[];
  /** Whose classes are at other hours, or in other kinds. */
  people: { person: string; one: Group[]; other: Group[] }[];
}

/** Two plans side by side. Groups belong together that have hour, kind and coach, or else most people, in common. */
export function differencesOf(one: Plan, other: Plan): Differences {
  const left = new Set(other.groups);
  const pairs: Differences['groups'] = [];
  let same = 0;
  const unpaired: Group[] = [];
  for (const group of one.groups) {
    const match = other.groups.find((candidate) => keyOf(candidate) === keyOf(group));
    if (!match) unpaired.push(group);
    else {
      left.delete(match);
      if (isSame(group, match)) same++;
      else pairs.push({ one: group, other: match });
    }
  }
  for (const group of unpaired) {
    const [match] = [...left]
      .map((candidate) => ({
        candidate,
        shared: candidate.members.filter((id) => group.members.includes(id)).length,
      }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared);
    if (match) left.delete(match.candidate);
    pairs.push({ one: group, other: match?.candidate ?? null });
  }
  return {
    same,
    groups: [...pairs, ...[...left].map((group) => ({ one: null, other: group }))],
    people: peopleOf(one, other),
  };
}

const isSame = (a: Group, b: Group) =>
  a.court === b.court && a.members.toSorted().join() === b.members.toSorted().join();

function peopleOf(one: Plan, other: Plan): Differences['people'] {
  const ids = new Set([...one.groups, ...other.groups].flatMap(({ members }) => members));
  const of = ({ groups }: Plan, id: string) => groups.filter(({ members }) => members.includes(id));
  const hours = (groups: readonly Group[]) =>
    groups
      .map(({ start, kind }) => `${start} ${kind}`)
      .sort()
      .join();
  return [...ids]
    .sort()
    .map((person) => ({ person, one: of(one, person), other: of(other, person) }))
    .filter((both) => hours(both.one) !== hours(both.other));
}
