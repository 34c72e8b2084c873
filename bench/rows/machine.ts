import { median } from '../result.ts';
import type { Bench, Row } from '../row.ts';
import { hit } from '../row.ts';
import { differentLists, newBookings, ownClasses, weeks } from '../shots.ts';

const starts = 3;

export const machine: readonly Row[] = [
  {
    name: 'memory',
    what: 'the most memory of the process while all of this is asked of it',
    goal: { of: 'value', at_most: 200, text: '≤ 200 MB' },
    measure: async (bench) => {
      await bench.stage.restart();
      await everything(bench);
      const peak = bench.stage.server.peakMemory();
      if (peak === undefined) throw new Error('this system does not tell how much memory a process has');
      return { value: peak, unit: 'MB' };
    },
  },
  {
    name: 'start',
    what: 'from starting the process to its first ready answer, its database included',
    goal: { of: 'value', at_most: 3, text: '≤ 3 s' },
    measure: async ({ stage }) => {
      const took: number[] = [];
      for (let i = 0; i < starts; i++) {
        await stage.restart();
        took.push(stage.server.ready_ms / 1_000);
      }
      const [best, worst] = [Math.min(...took), Math.max(...took)].map((s) => s.toFixed(2));
      return { value: median(took), unit: 's', note: `median of ${starts}, ${best} to ${worst} s` };
    },
  },
];

async function everything(bench: Bench): Promise<void> {
  const { club } = bench.stage;
  for (const shots of [differentLists(club, bench.now, 5_000), weeks(club, bench.now), ownClasses(club)])
    await hit(bench, shots);
  await hit(bench, newBookings(club, 2));
}
