import type { Database } from '../../server/src/kernel/db/database.ts';
import { addDays, localDateOf } from '../../server/src/kernel/time/index.ts';
import type { Place } from '../../server/test/builders.ts';
import { buildClient, buildSession } from '../../server/test/sessions.ts';
import { firstPlaces, ground as sizes } from './plan.ts';

/** Classes, groups and people of one round: new ones, so that what is judged has no history before it. */
export interface Ground {
  classes: string[];
  students: string[];
  groups: string[];
  /** Those who get fixed places. */
  holders: string[];
  startsOn: string;
  dayBefore: string;
  endsOn: string;
}

/** Farther ahead than the clock jumps within a round. */
const daysAhead = 60;
const zone = 'Europe/Madrid';
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

export async function layGround(db: Database, place: Place, now: Date): Promise<Ground> {
  const startsOn = addDays(localDateOf(now, zone), daysAhead);
  const each = async (n: number, make: (i: number) => Promise<string>) => Promise.all(upTo(n).map(make));
  return {
    startsOn,
    dayBefore: addDays(startsOn, -1),
    endsOn: addDays(startsOn, 30),
    classes: await each(sizes.classes, (i) => buildClass(db, place, startsOn, i)),
    groups: await each(sizes.groups, (i) => buildGroup(db, place, startsOn, i)),
    students: await each(sizes.students, () => buildClient(db, place)),
    holders: await each(sizes.holders, () => buildClient(db, place)),
  };
}

/** No two at the same time: whoever books one may book the other. */
async function buildClass(db: Database, place: Place, startsOn: string, thing: number): Promise<string> {
  const { session_id } = await buildSession(db, place, {
    starts_at: `${addDays(startsOn, thing)}T08:00:00Z`,
    max_participants: firstPlaces(thing),
  });
  return session_id;
}

/** A weekly group with three of its classes. */
async function buildGroup(db: Database, place: Place, startsOn: string, group: number): Promise<string> {
  const time = `${12 + 2 * group}:00:00Z`;
  const on = (week: number) => ({ starts_at: `${addDays(startsOn, 7 * week)}T${time}`, max_participants: 3 });
  const { schedule_id } = await buildSession(db, place, on(0));
  for (const week of [1, 2]) await buildSession(db, place, { ...on(week), schedule_id });
  return schedule_id;
}
