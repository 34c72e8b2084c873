import { fullYears } from '../../../enrollments/rules/ages.ts';
import { clockMinutes } from '../../../kernel/time/index.ts';
import type { Excluded, PlanKind, PlanOptions } from '../options.ts';
import type { Person, Start } from '../puzzle.ts';
import type { FactSchedule, FactStudent, Facts, FactWish } from './facts.ts';
import type { Groups, Held } from './groups.ts';
import { weeklyDay } from './hours.ts';
import { hold, type Span, touch } from './spans.ts';

export type Source = 'wish' | 'place' | 'waiting';
export interface Wanting {
  person: Person;
  source: Source;
  unlinked: number;
}

interface Given {
  facts: Facts;
  options: PlanOptions;
  excluded: Excluded;
  starts: readonly Start[];
  groups: Groups;
}

/** Whoever wants a class: who has said so, who holds a place and has said nothing, and who waits for one. By id. */
export function peopleOf(given: Given): Wanting[] {
  const { facts, options, excluded } = given;
  const out = new Set(excluded.people);
  const wishes = Map.groupBy(facts.wishes, ({ student }) => student.id);
  const heldBy = heldByStudent(given.groups);
  const waits = Map.groupBy(options.with_waiting ? facts.waiting : [], ({ student }) => student.id);
  const places = Map.groupBy(facts.places, ({ student }) => student.id);
  const ids = [...new Set([...wishes.keys(), ...heldBy.keys(), ...waits.keys()])]
    .filter((id) => !out.has(id))
    .sort();
  const all = ids.flatMap((id): Wanting[] => {
    const own = wishes.get(id);
    const held = heldBy.get(id) ?? [];
    if (own)
      return [
        { person: fromWishes(given, own), source: 'wish', unlinked: sum(own, ({ unlinked }) => unlinked) },
      ];
    if (held.length > 0)
      return [{ person: fromPlaces(given, places.get(id)![0]!.student, held), source: 'place', unlinked: 0 }];
    return [{ person: fromWaiting(given, waits.get(id)!), source: 'waiting', unlinked: 0 }];
  });
  const apart = busyApart(given.groups, facts);
  return known(all.flatMap((one) => freed(given, one, apart.get(one.person.id) ?? [])));
}

function heldByStudent({ held }: Groups): Map<string, Held[]> {
  const by = new Map<string, Held[]>();
  for (const group of held) for (const id of group.members) by.set(id, [...(by.get(id) ?? []), group]);
  return by;
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);
const unique = (ids: readonly string[]) => [...new Set(ids)].sort();
const spanOf = ({ minute, minutes }: Start): Span => ({ from: minute, to: minute + minutes });

function fromWishes(given: Given, wishes: readonly FactWish[]): Person {
  const { starts } = given;
  const { student } = wishes[0]!;
  const clubs = unique(wishes.flatMap((wish) => [wish.club_id, ...wish.club_ids]));
  const can = (start: Start, only: (time: FactWish['times'][number]) => boolean) =>
    wishes.some(
      (wish) =>
        [wish.club_id, ...wish.club_ids].includes(start.club) &&
        hold(
          wish.times.filter((time) => time.weekday === start.weekday - 1 && only(time)),
          spanOf(start),
        ),
    );
  const own = starts.filter((start) => can(start, () => true));
  const classes = Math.max(...wishes.map(({ classes_a_week }) => classes_a_week));
  return {
    ...withStudent(given, student),
    ...{ classes, twoOnOneDay: new Set(own.map(({ weekday }) => weekday)).size < classes, clubs },
    starts: own.map(({ id }) => id),
    loved: own.filter((start) => can(start, ({ loved }) => loved)).map(({ id }) => id),
    coaches: unique(wishes.flatMap(({ instructor_ids }) => instructor_ids)),
    with: unique(wishes.flatMap((wish) => wish.with)),
    notWith: unique(wishes.flatMap(({ not_with }) => not_with)),
    backToBack: unique(wishes.flatMap(({ back_to_back }) => back_to_back)),
  };
}

const nothingElse = { twoOnOneDay: true, loved: [], coaches: [], with: [], notWith: [], backToBack: [] };

/** Who holds places and has said nothing can come when those are: nobody knows of other hours. */
function fromPlaces(given: Given, student: FactStudent, held: readonly Held[]): Person {
  const starts = given.starts.filter((start) => held.some((group) => isAt(start, group)));
  return {
    ...nothingElse,
    ...asTaken(withStudent(given, student), held),
    ...{
      classes: held.length,
      clubs: unique(held.map(({ schedule }) => schedule.club_id)),
      starts: starts.map(({ id }) => id),
    },
  };
}

const isAt = (start: Start, group: Held) =>
  start.club === group.schedule.club_id &&
  start.weekday - 1 === group.weekday &&
  start.minute === group.from &&
  start.minute + start.minutes === group.to;

/** Who waits can come at the hours of the groups for which they do. */
function fromWaiting(given: Given, waits: Facts['waiting']): Person {
  const byId = new Map(given.facts.schedules.map((group) => [group.id, group]));
  const hours = waits.flatMap(({ schedule_id }) => hoursOf(byId.get(schedule_id)));
  const starts = given.starts.filter((start) =>
    hours.some(
      ({ club_id, weekday, from }) =>
        club_id === start.club && weekday === start.weekday - 1 && from === start.minute,
    ),
  );
  return {
    ...nothingElse,
    ...withStudent(given, waits[0]!.student),
    ...{ classes: 1, clubs: unique(hours.map(({ club_id }) => club_id)), starts: starts.map(({ id }) => id) },
  };
}

function hoursOf(group: FactSchedule | undefined): ({ club_id: string; weekday: number } & Span)[] {
  if (!group) return [];
  const from = clockMinutes(group.start_time);
  const days = group.recurrence_days.length > 0 ? group.recurrence_days : [weeklyDay(group)];
  return days.flatMap((weekday) =>
    weekday === undefined
      ? []
      : [{ club_id: group.club_id, weekday, from, to: from + group.duration_minutes }],
  );
}

const withStudent = ({ facts }: Given, { id, level, birth_date }: FactStudent) => ({
  ...{ id, level },
  age: birth_date === null ? null : Math.max(0, fullYears(birth_date, facts.terms[0]!.starts_on)),
});

/** Whom a group has taken although its level or age says otherwise, the desk wanted there: its level counts as theirs. */
function asTaken(person: { id: string; level: number | null; age: number | null }, held: readonly Held[]) {
  const { level, age } = person;
  const kinds = held.map(({ kind }) => kind);
  const isOf = (kind: PlanKind) =>
    level === null ? kind.takes_untested : level >= kind.min_level && level <= kind.max_level;
  const isOld = (kind: PlanKind) =>
    age === null || (age >= (kind.min_age ?? 0) && age <= (kind.max_age ?? 150));
  return {
    ...person,
    level: kinds.some(isOf) ? level : near(level, kinds[0]!),
    age: kinds.some(isOld) ? age : null,
  };
}

const near = (level: number | null, { min_level, max_level }: { min_level: number; max_level: number }) =>
  level === null ? (min_level + max_level) / 2 : Math.min(max_level, Math.max(min_level, level));

/** When they have classes that the plan leaves as they are. */
function busyApart({ apart }: Groups, { places }: Facts): Map<string, ReturnType<typeof hoursOf>> {
  const groups = new Map(apart.map(({ schedule }) => [schedule.id, schedule]));
  const busy = new Map<string, ReturnType<typeof hoursOf>>();
  for (const { schedule_id, student } of places) {
    const hours = hoursOf(groups.get(schedule_id));
    if (hours.length > 0) busy.set(student.id, [...(busy.get(student.id) ?? []), ...hours]);
  }
  return busy;
}

/** Without what they have anyway, and without hours that they have declined. Who wishes nothing more is not in it. */
function freed({ starts, excluded }: Given, one: Wanting, busy: ReturnType<typeof hoursOf>): Wanting[] {
  const { person } = one;
  const declined = excluded.slots.filter(({ student_id }) => student_id === person.id);
  const classes = one.source === 'place' ? person.classes : person.classes - busy.length;
  if (classes <= 0) return [];
  const byId = new Map(starts.map((start) => [start.id, start]));
  const may = (id: string) => {
    const start = byId.get(id)!;
    const span = spanOf(start);
    const isBusy = busy.some((hour) => hour.weekday === start.weekday - 1 && touch(hour, span));
    const isDeclined = declined.some(
      (slot) =>
        slot.club_id === start.club &&
        slot.weekday === start.weekday - 1 &&
        clockMinutes(slot.start_time) === start.minute,
    );
    return !isBusy && !isDeclined;
  };
  return [
    {
      ...one,
      person: { ...person, classes, starts: person.starts.filter(may), loved: person.loved.filter(may) },
    },
  ];
}

/** Nobody is with, or not with, who is not in it. */
function known(all: readonly Wanting[]): Wanting[] {
  const ids = new Set(all.map(({ person }) => person.id));
  const those = (some: readonly string[]) => some.filter((id) => ids.has(id));
  return all.map((one) => ({
    ...one,
    person: {
      ...one.person,
      ...{
        with: those(one.person.with),
        notWith: those(one.person.notWith),
        backToBack: those(one.person.backToBack),
      },
    },
  }));
}
