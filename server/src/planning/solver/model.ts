import { canCome, fits, type Slot, slotId, slotsOf } from '../rules/fits.ts';
import { indexOf } from '../rules/index.ts';
import { type Pin, pinsOf } from '../rules/pins.ts';
import type { Person, Puzzle } from '../rules/puzzle.ts';
import { addChanges } from './changes.ts';
import { addCoaches } from './coaches.ts';
import { addCourts } from './courts.ts';
import { addPeople, addSizes } from './people.ts';
import { type Aim, anyCoach, type Model, type Place } from './program.ts';
import { Sheet } from './sheet.ts';
import { addWishes } from './wishes.ts';

export function modelOf(puzzle: Puzzle, apart: ReadonlySet<string>, aim: Aim = { for: 'value' }): Model {
  const index = indexOf(puzzle);
  const sheet = new Sheet();
  const places = new Map(openPlaces(puzzle, apart, sheet).map((place) => [place.id, place]));
  const model = { puzzle, index, sheet, places, courts: addCourts(puzzle, sheet, [...places.values()]) };
  addCoaches(model);
  addSizes(model);
  addPeople(model);
  addWishes(model);
  if (aim.for !== 'value') addChanges(model, aim);
  return model;
}

/** Slots that a group could stand in: some coach and some court are there, and enough people fit; or it is pinned. */
function openPlaces(puzzle: Puzzle, apart: ReadonlySet<string>, sheet: Sheet): Place[] {
  const pins = Map.groupBy(pinsOf(puzzle), ({ start, kind }) => slotId(start, kind));
  const covered = new Set(puzzle.courts.flatMap(({ starts }) => starts));
  return slotsOf(puzzle).flatMap((slot) => {
    const pinned = pins.get(slot.id) ?? [];
    const coaches = puzzle.coaches.filter(
      ({ starts, kinds }) =>
        covered.has(slot.start.id) && starts.includes(slot.start.id) && kinds.includes(slot.kind.id),
    );
    const people = puzzle.people.filter(
      (person) =>
        (canCome(person, slot.start) && fits(person, slot.kind)) ||
        pinned.some(({ members }) => members.includes(person.id)),
    );
    const isOpen = coaches.length > 0 && people.length >= slot.kind.size[0];
    if (!isOpen && pinned.length === 0) return [];
    const ids = new Set([
      ...pinned.map(({ coach }) => coach),
      ...(isOpen ? coaches.map(({ id }) => id) : []),
    ]);
    return [placeOf(slot, [...ids], people, pinned, pinned.length > 0 || apart.has(slot.id), sheet)];
  });
}

function placeOf(
  slot: Slot,
  coaches: readonly string[],
  people: readonly Person[],
  pins: readonly Pin[],
  apart: boolean,
  sheet: Sheet,
): Place {
  const pinned = new Map(pins.map((pin) => [pin.coach, pin]));
  const columns = new Map(
    coaches.map((coach) => [coach, sheet.column({ from: pinned.has(coach) ? 1 : 0, whole: true })]),
  );
  const seats = new Map(
    people.map((person) => [person.id, seatsOf(person.id, apart ? coaches : [anyCoach], pins, sheet)]),
  );
  return { ...slot, coaches: columns, people, pins, apart, seats };
}

function seatsOf(
  person: string,
  coaches: readonly string[],
  pins: readonly Pin[],
  sheet: Sheet,
): Map<string, number> {
  const own = pins.filter(({ members }) => members.includes(person)).map(({ coach }) => coach);
  const isClosed = (coach: string) => pins.some((pin) => pin.coach === coach && pin.closed);
  return new Map(
    coaches
      .filter((coach) => (own.length > 0 ? own.includes(coach) : !isClosed(coach)))
      .map((coach) => [coach, sheet.column({ from: own.length > 0 ? 1 : 0, whole: true })]),
  );
}
