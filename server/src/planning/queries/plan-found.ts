import { violations } from '../rules/check.ts';
import type { FoundPlan } from '../rules/found.ts';
import { waitingOf } from '../rules/hold.ts';
import { keyOf } from '../rules/keys.ts';
import { measure } from '../rules/measure.ts';
import { againstToday, numbersOf } from '../rules/numbers.ts';
import type { Plan as PlanOfGroups } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';
import type { Plan } from '../schemas/plans.ts';
import type { PlanRowOf } from '../store/plans.ts';
import type { Words } from './plan-words.ts';

/** What was found for a plan, in names; null where nothing was. */
export function shownFound(plan: PlanRowOf, words: Words): Plan['found'] {
  const { found, puzzle } = plan;
  if (!found?.groups || !puzzle) return null;
  const groups = { groups: found.groups };
  const { total, ...parts } = measure(puzzle, groups);
  return {
    ...{ status: found.status ?? 'stopped', seconds: found.seconds ?? 0, value: total, parts },
    ...{ bound: found.bound ?? null, gap: found.gap ?? null, changes: found.changes ?? null },
    numbers: numbersOf(puzzle, groups),
    today: againstToday(puzzle, groups),
    groups: shownGroups(plan, puzzle, { found, groups, words }),
    ...shownReasons(puzzle, { found, groups, words }),
    broken:
      found.status === 'edited' ? violations({ ...puzzle, locks: plan.locks }, groups).map(words.broken) : [],
  };
}

interface Given {
  found: FoundPlan;
  groups: PlanOfGroups;
  words: Words;
}

function shownGroups({ locks }: PlanRowOf, puzzle: Puzzle, { found, groups, words }: Given) {
  const locked = new Map(locks.map((lock) => [keyOf(lock), lock]));
  const kinds = new Map(puzzle.kinds.map((kind) => [kind.id, kind]));
  const today = new Map(puzzle.groups.map((group) => [keyOf(group), group.id]));
  return groups.groups.map((group, n) => {
    const key = keyOf(group);
    const size = kinds.get(group.kind)?.size ?? [0, 0];
    const here = new Map(
      (found.reasons?.here ?? []).filter((one) => one.group === n).map((one) => [one.person, one]),
    );
    return {
      ...{ key, ...words.slot(group.start), kind: words.kind(group.kind) },
      ...{ instructor: words.coach(group.coach), court: words.court(group.court) },
      schedule_id: today.get(key) ?? null,
      ...{ min_participants: size[0], max_participants: size[1] },
      ...{ locked: locked.has(key), closed: locked.get(key)?.closed ?? false },
      members: group.members.map((id) => {
        const why = here.get(id);
        return {
          person: words.person(id),
          here: why
            ? {
                ...{
                  loved: why.loved,
                  with: why.with.map(words.named),
                  back_to_back: why.backToBack.map(words.named),
                },
                ...{ coach: why.coach, from_middle: why.fromMiddle, choices: why.choices },
              }
            : null,
        };
      }),
    };
  });
}

function shownReasons(puzzle: Puzzle, { found, groups, words }: Given) {
  const ways = new Map((found.reasons?.left ?? []).map((one) => [one.person, one.ways]));
  const keyAt = (n: number) => keyOf(groups.groups[n]!);
  return {
    reasons_known: found.reasons !== undefined,
    left: waitingOf(puzzle, groups).map(({ person, missing }) => ({
      ...{ person: words.person(person.id), missing },
      ways: (ways.get(person.id) ?? []).map((way) => ({
        ...{ ...words.slot(way.start), kind: words.kind(way.kind) },
        group: way.group === undefined || way.group === null ? null : keyAt(way.group),
        company: way.company.map(words.named),
        obstacles: way.obstacles.map(words.obstacle),
      })),
    })),
    unmet: (found.reasons?.unmet ?? []).map(({ person, wish, about, leaves, ways: others }) => ({
      ...{ person: words.person(person), wish, leaves: keyAt(leaves) },
      about:
        about === null
          ? null
          : wish === 'coach'
            ? { id: about, name: words.coach(about).display_name }
            : words.named(about),
      ways: others.map((way) => ({
        ...{ group: keyAt(way.group), left_behind: way.leftBehind },
        obstacles: way.obstacles.map(words.obstacle),
      })),
    })),
  };
}

/** What would place those left out, in names; null where nobody has asked. */
export function shownHelps({ found }: PlanRowOf, words: Words): Plan['helps'] {
  if (!found?.helps) return null;
  return found.helps.map(({ change, people, waiting }) => ({
    what: change.what,
    at: change.start === undefined ? null : words.slot(change.start),
    instructor: change.coach === undefined ? null : words.coach(change.coach),
    kind: change.kind === undefined ? null : words.kind(change.kind),
    minutes: change.minutes ?? null,
    ...{ people: people.map(words.named), waiting },
  }));
}
