import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { duties } from '../../server/src/cron.ts';
import { quiet, usageOf } from './examine.ts';
import { asOwner, buildHouse, type House } from './house.ts';
import { readOptions } from './options.ts';
import { playRound, type RoundResult } from './round.ts';
import { deathsIn, isWell, keptOf, linesOf, tallyOf } from './tally.ts';

/*
 * Days of a club in minutes: the clock of servers and workers goes on in steps; at each the duties that would have come
 * meanwhile run, and people book. Nothing is broken on purpose: what grows is looked for. docs/reliability.md
 */
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '7' },
    hours: { type: 'string', default: '2' },
    operations: { type: 'string', default: '60' },
  },
});
const [days, hours] = [Number(values.days), Number(values.hours)];
const { sizes } = readOptions(['--per-round', values.operations, '--faults', '0']);
const hourMs = 3_600_000;
const seed = 5;

const house = await buildHouse({ withoutLocks: false, log: console.log });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void house.close().finally(() => process.exit(1)));
try {
  await step(house, 0);
  await quiet(house);
  const before = await usageOf(house);
  const results: RoundResult[] = [];
  for (let at = 1; at <= (days * 24) / hours; at++) {
    const result = await step(house, at);
    results.push(result);
    const { members } = await usageOf(house);
    const held = members.map(({ descriptors, memory }) => `${descriptors}/${memory.toFixed(0)}`).join(' ');
    console.log(`${house.now().toISOString().slice(0, 16)}: ${result.operations} operations; ${held}`);
  }
  const left = await quiet(house);
  const after = await usageOf(house);
  const kept = [...left, ...keptOf(before, after)];
  const tally = { ...tallyOf(seed, results), deaths: deathsIn(house), before, after, kept };
  for (const line of linesOf(tally)) console.log(line);
  if (!isWell(tally)) process.exitCode = 1;
} finally {
  await house.close();
}

/** The next hours: the clock, what is due in them, and people. */
async function step(house: House, round: number): Promise<RoundResult> {
  const then = house.now();
  if (round > 0) house.moveClock(hours * hourMs);
  const isNewDay = then.getUTCDate() !== house.now().getUTCDate() || round === 0;
  const due = duties.filter(({ every }) => isNewDay || /^\*/.test(every)).map(({ name }) => name);
  await asOwner(house.ownerUrl, async (owner) => {
    for (const name of due)
      await owner.query(
        `select graphile_worker.add_job('duty', json_build_object('name', $1::text), job_key => 'duty:' || $1)`,
        [name],
      );
  });
  await done(house, round);
  return playRound(house, { seed, round, sizes });
}

/** Until the duties and what followed from them are done. */
async function done({ ownerUrl }: House, round: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const waiting = await asOwner(ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ n: number }>(
        `select (select count(*)::int from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now()) as n`,
      );
      return rows[0]?.n;
    });
    if (waiting === 0) return;
    await pause(200);
  }
  throw new Error(`the duties of step ${round} are not done within two minutes`);
}
