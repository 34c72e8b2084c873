import { addDays } from '../kernel/time/index.ts';

/* Of two places in one group, what the one comes to that stays. Dates are 'YYYY-MM-DD' and inclusive. */

export interface Away {
  starts_on: string;
  ends_on: string;
  reason: string;
}

export interface Held {
  id: string;
  schedule_id: string;
  student_id: string;
  name: string;
  starts_on: string;
  ends_on: string | null;
  despite_overlap: boolean;
  pauses: readonly Away[];
}

const forever = '9999-12-31';
const lastOf = (places: readonly Held[]): string =>
  places
    .map(({ ends_on }) => ends_on ?? forever)
    .sort()
    .at(-1) as string;

/** Places whose terms overlap, group by group: each chain can only be one place. Those that overlap none stand alone. */
export function chainsOf(places: readonly Held[]): Held[][] {
  const order = (one: Held) => `${one.schedule_id} ${one.starts_on}`;
  const chains: Held[][] = [];
  for (const place of [...places].sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
    const chain = chains.at(-1);
    const goesOn = chain?.[0]?.schedule_id === place.schedule_id && place.starts_on <= lastOf(chain);
    if (goesOn) chain.push(place);
    else chains.push([place]);
  }
  return chains;
}

/** The place that stays is the kept profile's, for as long as any of them was to. */
export function oneOf(chain: readonly Held[], kept: string): { stays: Held; gone: string[] } {
  const [first] = chain as [Held, ...Held[]];
  const stays = chain.find((one) => one.student_id === kept) ?? first;
  const last = lastOf(chain);
  return {
    stays: {
      ...stays,
      starts_on: first.starts_on,
      ends_on: last === forever ? null : last,
      despite_overlap: chain.some((one) => one.despite_overlap),
      pauses: pausesOf(chain),
    },
    gone: chain.filter((one) => one.id !== stays.id).map((one) => one.id),
  };
}

/** Away on the days on which one of them is paused and no other has the day: whoever goes by either place goes. */
function pausesOf(chain: readonly Held[]): Away[] {
  const spans = [...chain, ...chain.flatMap(({ pauses }) => pauses)];
  const cuts = spans.flatMap((one) => [one.starts_on, addDays(one.ends_on ?? one.starts_on, 1)]);
  const days = [...new Set(cuts)].sort();
  const away = days.slice(0, -1).flatMap((starts_on, at) => {
    const pause = pauseOn(chain, starts_on);
    return pause ? [{ starts_on, ends_on: addDays(days[at + 1] as string, -1), reason: pause.reason }] : [];
  });
  return away.reduce<Away[]>(joined, []);
}

const within = (day: string, { starts_on, ends_on }: { starts_on: string; ends_on: string | null }) =>
  starts_on <= day && (ends_on === null || day <= ends_on);

function pauseOn(chain: readonly Held[], day: string): Away | undefined {
  const pauses = chain
    .filter((one) => within(day, one))
    .map((one) => one.pauses.find((pause) => within(day, pause)));
  return pauses.includes(undefined) ? undefined : pauses[0];
}

function joined(before: Away[], next: Away): Away[] {
  const last = before.at(-1);
  if (last?.reason !== next.reason || addDays(last.ends_on, 1) !== next.starts_on) return [...before, next];
  return [...before.slice(0, -1), { ...last, ends_on: next.ends_on }];
}
