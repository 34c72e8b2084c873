import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { fixedClock } from '../time/index.ts';
import { doorsOf, knock, welcome } from './slow-down.ts';

const database = useDatabase();
const clock = fixedClock('2026-03-02T09:00:00Z');

/** A guess from `network`; the seconds to wait, 0 when it may be tried. */
async function guess(account: string, network: string, device?: string): Promise<number> {
  const doors = doorsOf({ account, network, device });
  return knock(database.db, doors, clock.now()).then(
    () => 0,
    (problem) => problem.extra.retry_after as number,
  );
}

describe('guesses at one account from everywhere', () => {
  test('are slowed down gently: never for longer than some seconds, and not for a known device', async () => {
    const waits: number[] = [];
    for (let n = 0; n < 200; n++) {
      const wait = await guess('ana', `192.0.2.${n}`);
      waits.push(wait);
      clock.advance(wait * 1_000);
      expect(await guess('ana', '198.51.100.7', 'phone')).toBe(0);
      await welcome(database.db, doorsOf({ account: 'ana', network: '198.51.100.7', device: 'phone' }));
    }
    expect(waits.slice(0, 60)).toEqual(Array(60).fill(0));
    expect(Math.max(...waits)).toBe(10);
    expect(await guess('ben', '192.0.2.1')).toBe(0);
  });

  test('that are refused make nobody’s wait longer', async () => {
    for (let n = 0; n < 10; n++) await guess('eva', 'cafe');
    const waits = [];
    for (let n = 0; n < 50; n++) waits.push(await guess('eva', 'cafe'));
    expect(waits).toEqual(Array(50).fill(1));
  });

  test('at once are counted one by one', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => guess('leo', 'cafe')));
    expect(all.filter((wait) => wait === 0)).toHaveLength(10);
  });

  test('at once would all pass if they were counted afterwards (positive control)', async () => {
    const afterwards = async () => {
      const { rows } = await database.owner.query(
        `select from sign_in_tries where id = 'control' and tries >= 10`,
      );
      const passed = rows.length === 0;
      await new Promise((resolve) => setImmediate(resolve));
      await database.owner.query(
        `insert into sign_in_tries values ('control', 1, now(), now())
         on conflict (id) do update set tries = sign_in_tries.tries + 1`,
      );
      return passed;
    };
    const all = await Promise.all(Array.from({ length: 40 }, afterwards));
    expect(all.filter(Boolean).length).toBeGreaterThan(10);
  });
});
