import { type Dice, diceOf } from './dice.ts';

/** What a client is to do next. `thing` is the number of the class or of the student with a fixed place. */
export type Step = { server: number; thing: number } & (
  | { kind: 'book' | 'cancel'; student: number; patienceMs?: number }
  | { kind: 'resize'; places: number; patienceMs?: number }
  | { kind: 'call_off' | 'roster'; patienceMs?: number }
  | { kind: 'give' | 'move'; group: number }
  | { kind: 'leave' | 'pause' | 'resume' | 'look' }
);

export const faultKinds = [
  'kill the database',
  'kill one of its connections',
  'stop the database',
  'freeze the database',
  'freeze its connections',
  'shut everybody out',
  'kill a server',
  'freeze a server',
  'restart a server',
  'kill a worker',
  'freeze a worker',
  'restart a worker',
  'clock three days on',
  'clock two hours back',
] as const;
export type FaultKind = (typeof faultKinds)[number];
/** Through these a server and a worker live on: what they leak adds up. */
export const outages = faultKinds.slice(0, 6);

/** Begins when so many operations of the round are done. */
export interface Fault {
  kind: FaultKind;
  after: number;
  lastsMs: number;
  /** Which of several. */
  which: number;
}

export interface Sizes {
  clients: number;
  /** Of one round. */
  operations: number;
  faults: number;
  kinds: readonly FaultKind[];
}

export interface Plan {
  clients: Step[][];
  faults: Fault[];
}

/** Of the ground that a round is played on. */
export const ground = { classes: 10, students: 7, groups: 4, holders: 6, servers: 2, workers: 2 } as const;
export const firstPlaces = (thing: number): number => 2 + (thing % 2);

/** The whole schedule of a round: what each client asks, in its order, and what goes wrong when. */
export function planRound(seed: number, round: number, { clients, operations, faults, kinds }: Sizes): Plan {
  const dice = diceOf(seed, round);
  const each = Math.ceil(operations / clients);
  return {
    clients: Array.from({ length: clients }, () => Array.from({ length: each }, () => stepOf(dice))),
    faults: Array.from({ length: faults }, (_, n) =>
      faultOf(dice, kinds, (share) => Math.floor((n + share) * (operations / (faults + 1))) + 1),
    ),
  };
}

function faultOf(dice: Dice, kinds: readonly FaultKind[], when: (share: number) => number): Fault {
  return {
    kind: dice.one(kinds),
    after: when(dice.below(100) / 100),
    lastsMs: dice.one([200, 500, 1_000, 2_000, 5_500]),
    which: dice.below(2),
  };
}

function stepOf(dice: Dice): Step {
  return dice.chance(0.75) ? classStep(dice) : placeStep(dice);
}

/** One in twenty hangs up and never learns what became of it. */
function classStep(dice: Dice): Step {
  const at = { server: dice.below(ground.servers), thing: dice.below(ground.classes) };
  const hangsUp = dice.chance(0.05) && { patienceMs: dice.below(60) };
  const throwOf = dice.below(100);
  const student = dice.below(ground.students);
  if (throwOf < 45) return { ...at, ...hangsUp, kind: 'book', student };
  if (throwOf < 72) return { ...at, ...hangsUp, kind: 'cancel', student };
  if (throwOf < 82) return { ...at, ...hangsUp, kind: 'resize', places: 1 + dice.below(4) };
  if (throwOf < 84) return { ...at, ...hangsUp, kind: 'call_off' };
  return { ...at, kind: 'roster' };
}

function placeStep(dice: Dice): Step {
  const at = { server: dice.below(ground.servers), thing: dice.below(ground.holders) };
  const group = dice.below(ground.groups);
  const kind = dice.one(['give', 'give', 'move', 'leave', 'pause', 'resume', 'look'] as const);
  return kind === 'give' || kind === 'move' ? { ...at, kind, group } : { ...at, kind };
}
