import { dateFromParts, dateParts, type LocalDate } from '../kernel/time/index.ts';
import type { Group, Level } from './groups.ts';
import type { People, Student } from './people.ts';
import type { World } from './world.ts';

/** A fixed place in a group, from a date until a date (included). */
export interface Place {
  id: string;
  group: Group;
  student: Student;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
}

/** Who plays in which group: three or four in each, of its level; some left in summer and others came. */
export function buildPlaces(world: World, groups: readonly Group[], people: People): Place[] {
  const { random } = world;
  const summer = lastOfJuly(world);
  const held = new Map<Student, Group[]>();
  const places: Place[] = [];
  const give = (group: Group, starts_on: LocalDate, ends_on: LocalDate | null, first?: Student) => {
    const student = first ?? candidate(world, group, people, held);
    if (!student) return;
    held.set(student, [...(held.get(student) ?? []), group]);
    const id = world.add('schedule_enrollments', {
      schedule_id: group.id,
      student_id: student.id,
      starts_on,
      ends_on,
    });
    places.push({ id, group, student, starts_on, ends_on });
  };
  const weekly = groups.filter((group) => group.only_date === null);
  giveAccountsTheirs(weekly, people, give);
  for (const group of weekly) {
    const seats = random.chance(0.6) ? group.max_participants : group.max_participants - 1;
    const taken = places.filter((place) => place.group === group).length;
    for (let seat = taken; seat < seats; seat++) {
      const changed = summer !== null && random.chance(0.22);
      if (changed) give(group, group.first_date, summer);
      give(group, changed ? dateFromParts(dateParts(summer).year, 9, 1) : group.first_date, null);
    }
  }
  return places;
}

type Give = (group: Group, starts_on: LocalDate, ends_on: LocalDate | null, student: Student) => void;

/** The people whom a visitor signs in as have classes of their own; the coach of that account teaches the student. */
function giveAccountsTheirs(
  groups: readonly Group[],
  { student, guardian, children }: People,
  give: Give,
): void {
  const [coach] = groups.map((group) => group.coach);
  const intermediate = groups.filter((group) => !group.kids && group.level === 'intermediate');
  const own = intermediate.find((group) => group.coach === coach) ?? intermediate[0];
  if (own) give(own, own.first_date, null, student);
  const other = intermediate.find((group) => group !== own);
  if (other) give(other, other.first_date, null, guardian);
  const [child] = children;
  const school = groups.find((group) => group.kids && child && isOfAge(child, group));
  if (child && school) give(school, school.first_date, null, child);
}

/** Somebody of the level without a class at that time; those without any class come first. */
function candidate(
  { random }: World,
  group: Group,
  { adults, children }: People,
  held: ReadonlyMap<Student, readonly Group[]>,
): Student | undefined {
  const able = (group.kids ? children : adults).filter(
    (one) => suits(one, group) && (held.get(one) ?? []).every((other) => !sameDay(other, group)),
  );
  const idle = able.filter((one) => !held.has(one));
  const few = able.filter((one) => (held.get(one)?.length ?? 0) < 2);
  return idle.length > 0 ? random.pick(idle) : few.length > 0 ? random.pick(few) : undefined;
}

const spans: Record<Level, [number, number]> = {
  beginner: [0, 2.5],
  intermediate: [2, 4.5],
  advanced: [4, 7],
  all_levels: [0, 7],
};

/** Whether somebody may play in a group: its level, and its age. */
export const suits = (student: Student, group: Group): boolean =>
  isOfAge(student, group) && student.level >= spans[group.level][0] && student.level <= spans[group.level][1];

const isOfAge = ({ age }: Student, { kids, name }: Group): boolean =>
  kids ? age !== null && age >= 10 === name.includes('10 a 14') : age === null;

const sameDay = (a: Group, b: Group): boolean => a.name.split(' ').at(-2) === b.name.split(' ').at(-2);

/** The last day before the summer that lies in the history; null when none does. */
function lastOfJuly({ from, today }: World): LocalDate | null {
  const date = dateFromParts(dateParts(today).year, 7, 31);
  return date > from && date < today ? date : null;
}
