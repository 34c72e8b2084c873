/** The people of one slot and the coaches who hold its groups; who is with whom is worth something, or forbidden. */
export type Split = {
  readonly people: readonly string[];
  readonly coaches: readonly string[];
  readonly size: readonly [number, number];
  readonly worth: (person: string, coach: string) => number;
  readonly pair: (one: string, other: string) => number;
  readonly mayMeet: (one: string, other: string) => boolean;
};

/** Looked at so often at most: a slot of three groups has fewer ways than this, once what cannot be best is cut off. */
const patience = 50_000;

/**
 * The best way to make groups of a slot's people, by trying all and cutting off what cannot become the best; undefined
 * where there is none. Should patience end first, it is the best so far: the plan is then measured as it is.
 */
export function splitGroups(split: Split): ReadonlyMap<string, string[]> | undefined {
  const { people, coaches, size, worth, pair, mayMeet } = split;
  const groups = coaches.map((): string[] => []);
  // The most that these and all after them could add.
  const hopes = people.map((one, n) => hopeOf(one, people.slice(0, n), split));
  for (let n = hopes.length - 2; n >= 0; n--) hopes[n]! += hopes[n + 1]!;
  let best: { worth: number; groups: string[][] } | undefined;
  let left = patience;
  const put = (n: number, sum: number): void => {
    if (left-- < 0 || (best && sum + (hopes[n] ?? 0) <= best.worth)) return;
    const missing = groups.reduce((need, group) => need + Math.max(0, size[0] - group.length), 0);
    if (missing > people.length - n) return;
    const one = people[n];
    if (one === undefined) {
      best = { worth: sum, groups: groups.map((group) => [...group]) };
      return;
    }
    for (const [at, group] of groups.entries()) {
      if (group.length === size[1] || group.some((other) => !mayMeet(one, other))) continue;
      const added = worth(one, coaches[at]!) + group.reduce((all, other) => all + pair(one, other), 0);
      group.push(one);
      put(n + 1, sum + added);
      group.pop();
    }
  };
  put(0, 0);
  return best && new Map(coaches.map((coach, at) => [coach, best!.groups[at]!]));
}

function hopeOf(one: string, earlier: readonly string[], { coaches, worth, pair }: Split): number {
  const coach = Math.max(...coaches.map((coach) => worth(one, coach)));
  return coach + earlier.reduce((sum, other) => sum + Math.max(0, pair(one, other)), 0);
}
