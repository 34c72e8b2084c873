import { monotonicMs } from '../../server/src/kernel/time/index.ts';
import { openWire, type Wire } from './ask.ts';
import { classModel } from './class-model.ts';
import { type Histories, lookStep, play, rosterStep } from './client.ts';
import { examineHouse } from './examine.ts';
import { bringFaults, patiently } from './faults.ts';
import { layGround } from './ground.ts';
import type { House } from './house.ts';
import { type Entry, judge, type Verdict } from './judge.ts';
import { placesModel } from './places-model.ts';
import { type FaultKind, firstPlaces, ground, type Plan, planRound, type Sizes } from './plan.ts';
import { Progress } from './progress.ts';

export interface RoundResult {
  round: number;
  operations: number;
  /** Whose answer is lost for good. */
  uncertain: number;
  /** Times that something was asked again. */
  repeated: number;
  faults: FaultKind[];
  histories: number;
  /** Of which no order explains the answers, each in words; and what nobody answered. */
  broken: string[];
  /** Too many orders to look at. */
  undecided: number;
  /** What the doctor found. */
  findings: string[];
  seconds: number;
}

/** One round: new ground, clients and faults at the same time, then the verdict and the doctor. */
export async function playRound(
  house: House,
  { seed, round, sizes }: { seed: number; round: number; sizes: Sizes },
): Promise<RoundResult> {
  const begun = monotonicMs();
  const plan = planRound(seed, round, sizes);
  const wire = openWire(house.urls, house.headers, house.giveUpMs);
  try {
    const histories = await storm(house, wire, plan);
    const verdicts = judgeAll(histories);
    const entries = [...histories.classes, ...histories.places].flat();
    return {
      ...{ round, repeated: wire.repeated },
      operations: entries.length,
      uncertain: entries.filter(({ outcome }) => outcome === undefined).length,
      faults: plan.faults.map(({ kind }) => kind),
      histories: verdicts.length,
      broken: [...wire.unanswered, ...verdicts.flatMap(({ words }) => words ?? [])],
      undecided: verdicts.filter(({ kept }) => kept === undefined).length,
      findings: await patiently(() => examineHouse(house)),
      seconds: (monotonicMs() - begun) / 1_000,
    };
  } finally {
    wire.agent.destroy();
  }
}

async function storm(house: House, wire: Wire, { clients, faults }: Plan): Promise<Histories> {
  const ground = await patiently(() => layGround(house.db, house.place, house.now()));
  const histories: Histories = {
    classes: ground.classes.map(() => []),
    places: ground.holders.map(() => []),
  };
  const progress = new Progress();
  const playing = { wire, ground, histories, done: () => progress.add() };
  const faulty = bringFaults(house, faults, (operations) => progress.reached(operations));
  faulty.catch(() => {}); // told below
  await Promise.all(clients.map((steps) => play(playing, steps))).finally(() => progress.end());
  await faulty;
  await play(playing, lastLooks());
  return histories;
}

/** In the end everybody is asked once more how things stand: what is acknowledged is still there. */
const lastLooks = () => [
  ...Array.from({ length: ground.classes }, (_, thing) => rosterStep(thing, thing)),
  ...Array.from({ length: ground.holders }, (_, thing) => lookStep(thing, thing)),
];

interface Judged {
  kept: boolean | undefined;
  words?: string;
}

const judgeAll = ({ classes, places }: Histories): Judged[] => [
  ...classes.map((history, i) => judged(`class ${i}`, history, judge(classModel(firstPlaces(i)), history))),
  ...places.map((history, i) => judged(`holder ${i}`, history, judge(placesModel, history))),
];

function judged<Op>(name: string, history: readonly Entry<Op>[], verdict: Verdict<Op>): Judged {
  if (verdict.kept !== false) return { kept: verdict.kept };
  const lines = (entries: readonly Entry<Op>[]) =>
    [...entries].sort((a, b) => a.from - b.from).map((entry) => `    ${lineOf(entry)}`);
  const words = [`${name}: none of these can come next`, ...lines(verdict.broken), '  of', ...lines(history)];
  return { kept: false, words: words.join('\n') };
}

function lineOf<Op>({ op, from, until, outcome }: Entry<Op>): string {
  const told = outcome
    ? `${outcome.status} ${outcome.code ?? JSON.stringify(outcome.body).slice(0, 600)}`
    : 'no answer';
  return `${from.toFixed(0)}–${until.toFixed(0)} ${JSON.stringify(op)}: ${told}`;
}
