import type { Model, Outcome } from './judge.ts';

/** What is asked about one student's fixed places. */
export type PlacesOp =
  | { kind: 'give'; group: string }
  | { kind: 'move'; place: string; group: string }
  | { kind: 'leave'; place: string }
  | { kind: 'pause'; place: string }
  | { kind: 'resume'; place: string; pause: string }
  | { kind: 'look' };

interface Place {
  id: string;
  group: string;
  pauses: readonly string[];
}
type Places = readonly Place[];

/**
 * The promise of fixed places to one student: at most one in a group; moving is leaving one and taking another with its
 * pauses, both or neither; a pause keeps the place until it is ended, and is one, however often it is asked for. Whether
 * a group is full, or has no place on any date, hangs on others: those refusals always fit.
 */
export const placesModel: Model<Places, PlacesOp> = {
  initial: [],
  step: (state, op, outcome) => (outcome ? stepOf(state, op, outcome) : undefined),
  keyOf: (state) => JSON.stringify(inOrder(state)),
};

function stepOf(state: Places, op: PlacesOp, outcome: Outcome): Places | undefined {
  if (op.kind === 'look') return same(state, seenIn(outcome.body.results)) ? state : undefined;
  if (outcome.code === 'places.group_full' || outcome.code === 'places.cannot_place') return state;
  if (op.kind === 'give') return given(state, op.group, outcome);
  const place = state.find(({ id }) => id === op.place);
  if (!place) return outcome.code === 'places.ended' ? state : undefined;
  const others = state.filter((one) => one !== place);
  if (op.kind === 'leave') return outcome.status === 200 ? others : undefined;
  if (op.kind === 'move') return moved(state, place, op.group, outcome);
  if (op.kind === 'pause') return paused(state, place, outcome);
  const known = place.pauses.includes(op.pause);
  if (!known) return outcome.status === 404 ? state : undefined;
  const pauses = place.pauses.filter((id) => id !== op.pause);
  return outcome.status === 200 ? [...others, { ...place, pauses }] : undefined;
}

function given(state: Places, group: string, outcome: Outcome): Places | undefined {
  const held = state.some((one) => one.group === group);
  if (held) return outcome.code === 'places.already_held' ? state : undefined;
  return outcome.status === 201 ? [...state, { id: outcome.body.place.id, group, pauses: [] }] : undefined;
}

/** The pauses go along: as many as before. */
function moved(state: Places, from: Place, group: string, outcome: Outcome): Places | undefined {
  const held = state.some((one) => one.group === group);
  if (held) return outcome.code === 'places.already_held' ? state : undefined;
  if (outcome.status !== 201) return undefined;
  const { id, pauses } = outcome.body.place as Seen;
  if (pauses.length !== from.pauses.length) return undefined;
  const others = state.filter((one) => one !== from);
  return [...others, { id, group, pauses: pauses.map((one) => one.id) }];
}

/** The same dates are paused once; none is lost. */
function paused(state: Places, place: Place, outcome: Outcome): Places | undefined {
  if (outcome.code === 'places.already_paused') return place.pauses.length > 0 ? state : undefined;
  const pauses = (outcome.body.pauses ?? []).map(({ id }: { id: string }) => id);
  if (outcome.status !== 200 || place.pauses.length > 0 || pauses.length !== 1) return undefined;
  return [...state.filter((one) => one !== place), { ...place, pauses }];
}

interface Seen {
  id: string;
  schedule_id: string;
  pauses: { id: string }[];
}
const seenIn = (rows: readonly Seen[] = []): Places =>
  rows.map(({ id, schedule_id, pauses }) => ({
    id,
    group: schedule_id,
    pauses: pauses.map((one) => one.id),
  }));

const same = (a: Places, b: Places) => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
const inOrder = (state: Places) =>
  [...state]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(({ id, group, pauses }) => [id, group, [...pauses].sort()]);
