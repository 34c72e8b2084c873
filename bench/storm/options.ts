import { parseArgs } from 'node:util';
import { faultKinds, outages, type Sizes } from './plan.ts';

export interface Options {
  operations: number;
  seed: number;
  sizes: Sizes;
  /** The only round to play: one that was broken before. */
  only: number | undefined;
  /** The control. */
  withoutLocks: boolean;
  untilBroken: boolean;
  json: string | undefined;
}

export const usage = `npm run storm -- [options]
  --operations N    how many in all: 10000 unless told
  --seed S          repeats the schedule of operations and faults: 1 unless told
  --per-round N     operations of a round, which has new classes: 500 unless told
  --faults N        of a round: 3 unless told
  --outages         only faults of the database: servers and workers live through all of them
  --clients N       that ask at the same time: 8 unless told
  --only R          only this round of the seed
  --without-locks   the control: servers that take no locks; it has to find broken promises
  --until-broken    ends with the first round that is
  --json FILE       writes the tally`;

const flags = {
  operations: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  'per-round': { type: 'string', default: '500' },
  faults: { type: 'string', default: '3' },
  clients: { type: 'string', default: '8' },
  outages: { type: 'boolean', default: false },
  only: { type: 'string' },
  'without-locks': { type: 'boolean', default: false },
  'until-broken': { type: 'boolean', default: false },
  json: { type: 'string' },
} as const;

/** Throws an error that says what is wrong with the arguments. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: flags, strict: true });
  return {
    operations: wholeOf('operations', values.operations, 1),
    seed: wholeOf('seed', values.seed, 0),
    sizes: {
      operations: wholeOf('per-round', values['per-round'], 1),
      faults: wholeOf('faults', values.faults, 0),
      kinds: values.outages ? outages : faultKinds,
      clients: wholeOf('clients', values.clients, 1),
    },
    only: values.only === undefined ? undefined : wholeOf('only', values.only, 0),
    withoutLocks: values['without-locks'],
    untilBroken: values['until-broken'],
    json: values.json,
  };
}

function wholeOf(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name} must be a whole number from ${least} on`);
}
