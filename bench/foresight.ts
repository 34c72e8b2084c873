import { parseArgs } from 'node:util';
import { chanceKinds, knownOf, testBookings } from '../server/src/analytics/rules/foresight/bookings.ts';
import type { ChanceMeasures } from '../server/src/analytics/rules/foresight/measures.ts';
import { bookingsOf, demoRows } from './data/bookings.ts';

/*
 * npm run bench:foresight: what each model would have foretold of the demo club's past, beside its baseline, as the nightly
 * duty tests it (docs/domain/foresight.md).
 */
const { values } = parseArgs({
  options: {
    date: { type: 'string', default: '2026-11-22' },
    seeds: { type: 'string', default: '7,8,9,10,11' },
  },
});
const now = new Date(`${values.date}T09:00:00Z`);

for (const seed of values.seeds.split(',').map(Number)) {
  const { today, of } = demoRows(seed, now);
  const bookings = bookingsOf(of);
  console.log(`\nseed ${seed}: ${bookings.length} bookings that had a place, today ${today}`);
  for (const kind of chanceKinds) print(kind, testBookings(knownOf(bookings, kind), kind, today));
}

function print(name: string, one: ChanceMeasures): void {
  const number = (x: number | null, digits = 4) => (x === null ? '–' : x.toFixed(digits));
  console.log(
    `  ${name.padEnd(12)} ${one.verdict.padEnd(10)} tested ${one.tested}, happened ${one.happened}; AUC ${number(one.auc, 3)}; log-loss ${number(one.log_loss)} (club's mean ${number(one.baseline_log_loss)}; gain ${number(one.gain, 5)} ± ${number(one.gain_error, 5)})`,
  );
  const bins = one.calibration.map(({ said, was }) => `${percent(said)}→${percent(was)}`).join('  ');
  console.log(`  ${''.padEnd(12)} said → was: ${bins}${one.calibrated ? '' : '  NOT CALIBRATED'}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
