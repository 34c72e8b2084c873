import { expect, it } from 'vitest';
import type { SeasonHolder } from './season-api.ts';
import { everybody, isGoing, toggled } from './season-choice.ts';

const holder = (why: SeasonHolder['why']): SeasonHolder => ({
  ...{ place_id: `p ${why}`, schedule_id: 's', student: { id: 'c', name: 'Ana' } },
  ...{ why, can_overlook: why !== null, other_level: null },
});

it('takes along whom nothing keeps out until they are unticked, and others once they are ticked', () => {
  for (const why of [null, 'age_not_suitable'] as const) {
    const one = holder(why);
    const first = isGoing(one, everybody);
    expect(first).toBe(why === null);
    const other = toggled(everybody, one);
    expect(isGoing(one, other)).toBe(!first);
    expect(toggled(other, one)).toEqual(everybody);
  }
});
