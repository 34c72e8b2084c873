import { parseArgs } from 'node:util';

export interface Options {
  /** Past enrolments in the club before anything is measured. */
  history: number;
  /** `fresh`: analysed, server started on it. `empty`: the server had planned on empty tables, nothing analysed since. */
  plans: 'fresh' | 'empty';
  /** Which rows; all when empty. */
  rows: readonly string[];
  seconds: number;
  connections: number;
  json: string | undefined;
  markdown: string | undefined;
  /** Where a loaded database is kept between runs; each run works on a copy. */
  data: string | undefined;
  generator: 'wrk' | 'autocannon' | undefined;
  /** Shows, for each row, the statements that took the most time in PostgreSQL. */
  statements: boolean;
  /** Where the server leaves a CPU profile. */
  cpuProf: string | undefined;
}

export const usage = `npm run bench -- [options]
  --history N       past enrolments to load first: 200000 unless told; 0, 2000000, …
  --plans HOW       fresh (analysed, then started) or empty (started and used before the data came)
  --rows a,b        only these rows
  --seconds N       how long each rate is measured: 5 unless told
  --connections N   16 unless told
  --json FILE       writes the results; to those of the same commit and history that are in it
  --out FILE        writes the table as Markdown
  --data DIR        keeps the loaded database there and starts from a copy of it
  --generator NAME  wrk or autocannon; wrk when it is installed
  --statements      after each row, the statements that took most of PostgreSQL's time
  --cpu-prof DIR    the server leaves a CPU profile there`;

const flags = {
  history: { type: 'string', default: '200000' },
  plans: { type: 'string', default: 'fresh' },
  rows: { type: 'string', default: '' },
  seconds: { type: 'string', default: '5' },
  connections: { type: 'string', default: '16' },
  json: { type: 'string' },
  out: { type: 'string' },
  data: { type: 'string' },
  generator: { type: 'string' },
  statements: { type: 'boolean', default: false },
  'cpu-prof': { type: 'string' },
} as const;

/** Throws an error that says what is wrong with the arguments. */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: flags, strict: true });
  const rows = values.rows.split(',').filter((name) => name !== '');
  const unknown = rows.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(', ')}. Rows: ${known.join(', ')}`);
  return {
    history: numberOf('history', values.history, 0),
    plans: oneOf('plans', values.plans, ['fresh', 'empty']),
    rows,
    seconds: numberOf('seconds', values.seconds, 1),
    connections: numberOf('connections', values.connections, 1),
    json: values.json,
    markdown: values.out,
    data: values.data,
    generator:
      values.generator === undefined
        ? undefined
        : oneOf('generator', values.generator, ['wrk', 'autocannon']),
    statements: values.statements,
    cpuProf: values['cpu-prof'],
  };
}

function numberOf(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name} must be a whole number from ${least} on`);
}

function oneOf<const T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Error(`--${name} must be one of ${allowed.join(', ')}`);
}
