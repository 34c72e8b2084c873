import { recordWritten } from '../../kernel/imports.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import {
  copySeason,
  groupsToCopy,
  type InSeason,
  publishSchedules,
  type SeasonAsked,
} from '../../scheduling/public.ts';
import { seasonNews } from '../facts.ts';
import { windowFor } from '../rules/renewal.ts';
import { type Continued, continueHolders, isOver } from '../rules/season.ts';
import type { ContinueSeason, SeasonContinued, SeasonHolder, SeasonHolders } from '../schemas/season.ts';
import { type Group, lockGroups } from '../store/fixed-places.ts';
import { openQuestions } from '../store/renewal.ts';
import { followPlaces, followQueues, type HeldInSeason, holdersOfSeason } from '../store/season.ts';
import { insertHolder } from './place-of.ts';
import { serveQueues } from './place-queue.ts';
import { tendRenewals } from './renewals-due.ts';
import { settleClaims } from './settle.ts';

type Holding = Continued<HeldInSeason>;
const none: ReadonlySet<string> = new Set();

/** Who would keep their place in which group, and who not and why; writes nothing. Throws as the preview of the groups. */
export async function previewHolders(scope: Scope, asked: SeasonAsked): Promise<SeasonHolders> {
  const groups = await groupsToCopy(scope, asked);
  const holding = await holdersIn(scope, groups, { from: asked.from, overlook: none, without: none });
  return { holders: holding.map(shown) };
}

/**
 * The groups that are named go on in another season, each in a group of its own, all or none: published or as drafts,
 * with those who hold a place in them or without. It is kept as an import is, and taken back like one. Throws 403, 404;
 * 422 for a group that the preview leaves out. (`lock: false`: what a test shows to go wrong then.)
 */
export async function continueSeason(
  scope: Scope,
  { publish, with_holders, without = [], overlook = [], ...season }: ContinueSeason,
  { lock } = { lock: true },
): Promise<SeasonContinued> {
  const { report, id } = await recordWritten(
    scope,
    { kind: 'season', entities: ['class_schedules', 'schedule_enrollments'] },
    async () => {
      if (lock) await lockGroups(scope.tx, season.schedule_ids);
      const groups = await copySeason(scope, season, { lock });
      const next = new Map(groups.map(({ row, copy_id }) => [row.id, copy_id]));
      const schedule_ids = [...next.values()];
      if (publish) await publishSchedules(scope, schedule_ids);
      const choice = { from: season.from, overlook: new Set(overlook), without: new Set(without) };
      const holding = with_holders ? await holdersIn(scope, groups, choice) : [];
      const going = holding.filter(
        (one) => one.why === undefined && !choice.without.has(one.holder.place_id),
      );
      await placeInNext(scope, going, { groups, next, publish });
      if (with_holders) await queueInNext(scope, { groups, next, publish });
      const stayed = holding.filter((one) => !going.includes(one)).map(shown);
      const row_count = schedule_ids.length + going.length;
      return { imported: true, row_count, schedule_ids, places: going.length, stayed };
    },
  );
  const { schedule_ids, places, stayed } = report;
  return { import_id: id as string, schedule_ids, places, stayed };
}

async function holdersIn(
  { tx }: Scope,
  groups: readonly InSeason[],
  { from, ...choice }: { from: string; overlook: ReadonlySet<string>; without: ReadonlySet<string> },
): Promise<Holding[]> {
  const held = await holdersOfSeason(
    tx,
    groups.map(({ row }) => row.id),
    from,
  );
  const byGroup = Map.groupBy(held, (one) => one.schedule_id);
  return groups.flatMap(({ row, starts_on }) => {
    const holders = byGroup.get(row.id) ?? [];
    const [one] = holders;
    if (row.recurrence === 'once' || one === undefined) return [];
    const { rating_min, rating_max } = one;
    return continueHolders(holders, { ...row, starts_on, rating_min, rating_max }, choice);
  });
}

const shown = ({ holder, why, can_overlook, other_level }: Holding): SeasonHolder => ({
  ...{
    place_id: holder.place_id,
    schedule_id: holder.schedule_id,
    can_overlook,
    why: why ?? null,
    other_level,
  },
  student: { id: holder.student_id, name: holder.student_name },
});

interface Next {
  groups: readonly InSeason[];
  /** The group of the new season by the one that was. */
  next: ReadonlyMap<string, string>;
  publish: boolean;
}

/** What was granted with a place is granted with the next one, too. Each hears of all their groups at once. */
async function placeInNext(scope: Scope, going: readonly Holding[], { groups, next, publish }: Next) {
  const from = new Map(
    groups.map(({ row, starts_on }) => [row.id, { starts_on, name: row.name, club_id: row.club_id }]),
  );
  const locked = await lockGroups(scope.tx, [...next.values()]);
  const placed = [];
  for (const { holder } of going) {
    const group = locked.get(next.get(holder.schedule_id) as string) as Group;
    const { starts_on, name, club_id } = from.get(holder.schedule_id)!;
    const { student_id, ends_on, despite_overlap } = holder;
    const overrides = [
      'level',
      'age',
      'certificate',
      ...(despite_overlap ? (['overlap'] as const) : []),
    ] as const;
    const to = await insertHolder(scope, group, { student_id, ends_on, starts_on, overrides });
    placed.push({
      ...{ from: holder.place_id, to, starts_on, name, student_id, club_id },
      schedule_id: holder.schedule_id,
    });
  }
  if (placed.length === 0) return;
  await followPlaces(scope.tx, placed);
  await settleClaims(scope, { schedule_ids: [...next.values()], place_ids: placed.map((one) => one.to) });
  const asked = await askInTime(scope, placed, (one) => locked.get(next.get(one.schedule_id) as string)!);
  // Of a draft they hear when it is published.
  if (!publish) return;
  const going_on = placed.filter((one) => !asked.has(one.to));
  await append(scope, seasonNews(going_on, { undone: false }));
  if (asked.size > 0) await tendRenewals(scope, [...next.values()]);
}

/** In a term that asks its holders, whether they stay is a question, unless the time to answer is over. */
async function askInTime<P extends { to: string }>(
  scope: Scope,
  placed: readonly P[],
  groupOf: (place: P) => Group,
): Promise<ReadonlySet<string>> {
  const asked = placed.filter((one) => {
    const { timezone, ...group } = groupOf(one);
    const window = windowFor(group);
    return window !== null && localDateOf(scope.now, timezone) <= window.until;
  });
  const ids = asked.map(({ to }) => to);
  if (ids.length > 0) await openQuestions(scope.tx, ids);
  return new Set(ids);
}

/** Of a group that goes on itself nobody's standing goes elsewhere. What is left of the published ones is theirs at once. */
async function queueInNext(scope: Scope, { groups, next, publish }: Next): Promise<void> {
  const over = groups.filter(
    ({ row, starts_on }) => row.recurrence !== 'once' && isOver({ ...row, starts_on }),
  );
  const followed = over.map(({ row, starts_on }) => ({
    ...{ from: row.id, to: next.get(row.id) as string, starts_on },
  }));
  await followQueues(scope, followed);
  if (publish)
    await serveQueues(
      scope,
      followed.map(({ to }) => to),
    );
}
