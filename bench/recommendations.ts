import { parseArgs } from 'node:util';
import { type Choice, recommend } from '../server/src/discovery/rules/recommend.ts';
import { addDays, dayNumber } from '../server/src/kernel/time/index.ts';
import { type Booking, type Class, type Club, demoClub, type HeldOut, heldOut } from './data/held-out.ts';

/*
 * npm run bench:recommendations: of the students who took a class in the 14 days after some moment of the past, how many
 * find one of those among ten that are named at that moment (docs/domain/recommendations.md).
 */
const { values } = parseArgs({
  options: {
    date: { type: 'string', default: '2026-11-22' },
    seeds: { type: 'string', default: '7,8,9,10,11' },
  },
});
const most = 10;
const now = new Date(`${values.date}T09:00:00Z`);
const clubs = values.seeds.split(',').map((seed) => demoClub(Number(seed), now));

type Name = (club: Club, one: HeldOut) => string[];
const ways: Record<string, Name> = {
  recommended: byRecommendation,
  'most popular': (club, one) => nextOf(one, byPopularity(club, one)),
  'same as last week': (club, one) => nextOf(one, [...lastWeek(one), ...byPopularity(club, one)]),
};
const kinds: Record<string, (booking: Booking) => boolean> = {
  'booked by themselves': ({ is_fixed }) => !is_fixed,
  'all, fixed places too': () => true,
};

for (const [kind, counts] of Object.entries(kinds)) {
  const cases = clubs.flatMap((club) => heldOut(club, counts).map((one) => ({ club, one })));
  const chance = cases.reduce((sum, { one }) => sum + byChance(one), 0) / cases.length;
  console.log(`\n${kind}: ${cases.length} cases; by chance ${percent(chance)}`);
  for (const [way, name] of Object.entries(ways)) {
    const hits = cases.filter(({ club, one }) => name(club, one).some((id) => one.took.has(id))).length;
    console.log(`  ${way.padEnd(18)} hit-rate@${most} ${percent(hits / cases.length)}`);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** What ten groups drawn by lot would hit. */
function byChance({ choices, took }: HeldOut): number {
  const next = nextByGroup(choices);
  const hits = [...next.values()].filter(({ id }) => took.has(id)).length;
  let miss = 1;
  for (let n = 0; n < Math.min(most, next.size); n++)
    miss *= Math.max(0, next.size - hits - n) / (next.size - n);
  return 1 - miss;
}

function nextByGroup(choices: readonly Class[]): Map<string, Class> {
  const next = new Map<string, Class>();
  for (const one of choices) if (!next.has(one.schedule_id)) next.set(one.schedule_id, one);
  return next;
}

/** The next class of each of these groups that there is to take. */
function nextOf({ choices }: HeldOut, groups: readonly string[]): string[] {
  const next = nextByGroup(choices);
  return [...new Set(groups)].flatMap((group) => next.get(group)?.id ?? []).slice(0, most);
}

function byPopularity({ classes }: Club, { today, at }: HeldOut): string[] {
  const since = addDays(today, -28);
  const counts = new Map<string, number>();
  for (const { schedule_id, local_date, bookings } of classes)
    if (local_date >= since && local_date < today)
      counts.set(
        schedule_id,
        (counts.get(schedule_id) ?? 0) + bookings.filter(({ enrolled_at }) => enrolled_at < at).length,
      );
  return [...counts].sort(([, a], [, b]) => b - a).map(([group]) => group);
}

/** Their groups of the last seven days. */
function lastWeek({ had, today }: HeldOut): string[] {
  return had
    .filter(({ local_date }) => local_date >= addDays(today, -7))
    .map(({ schedule_id }) => schedule_id);
}

function byRecommendation(club: Club, one: HeldOut): string[] {
  const companions = companionsOf(club, one);
  const choices = one.choices.map((choice): Choice => {
    const [least, highest] = club.levels.get(choice.level_id)!;
    return {
      ...choice,
      own_level: highest - least < 7,
      enrolled_count: choice.bookings.filter(
        ({ student_id, enrolled_at }) => student_id !== one.student_id && enrolled_at < one.at,
      ).length,
      companions: companions.get(choice.schedule_id) ?? 0,
      package_ends: null,
      missing_skills: 0,
    };
  });
  return recommend(choices, one.had, { today: one.today, most }).map(({ id }) => id);
}

/** As discovery/queries/companions.ts reads them. */
function companionsOf({ classes }: Club, { student_id, today, had }: HeldOut): Map<string, number> {
  const since = addDays(today, -90);
  const met = new Map<string, number>();
  for (const { bookings } of had.filter(({ local_date }) => local_date >= since).slice(0, 20))
    for (const other of bookings) met.set(other.student_id, (met.get(other.student_id) ?? 0) + 1);
  met.delete(student_id);
  const people = new Set([...met].sort(([, a], [, b]) => b - a).slice(0, 20).map(([id]) => id)); // biome-ignore format: one chain
  const taking = new Map<string, Set<string>>();
  for (const { schedule_id, local_date, bookings } of classes) {
    if (dayNumber(local_date) < dayNumber(since) || local_date >= today) continue;
    for (const other of bookings)
      if (people.has(other.student_id))
        taking.set(schedule_id, (taking.get(schedule_id) ?? new Set()).add(other.student_id));
  }
  return new Map([...taking].map(([group, who]) => [group, who.size]));
}
