import { earlyLines, rateOf } from './early.ts';
import type { Line, LineKind } from './lines.ts';
import { deltasOf } from './reckoning.ts';
import { totalOf } from './shares.ts';
import type { Standing } from './standing.ts';

/** What becomes of what was paid too much. */
export type Way = 'credit' | 'money' | 'nothing';

export interface Following {
  charges: readonly Standing[];
  /** What the lines that follow the dates of the place should be; null where it has no day in the period. */
  target: readonly Line[] | null;
  way: Way;
}

export interface Steps {
  lines: { charge_id: string; line: Line }[];
  cancel: string[];
  reopen: string[];
  /** Of what was paid for a charge, to the account of who paid. */
  credit: { charge_id: string; amount: number }[];
  /** How much more, or less, the desk has to give back. */
  to_return: { charge_id: string; delta: number }[];
  /** What is to be paid more where everything is paid. */
  more: Line[];
  /** What was paid too much and stays. */
  kept: number;
}

const nothing = (): Steps => ({
  ...{ lines: [], cancel: [], reopen: [], credit: [], to_return: [], more: [], kept: 0 },
});

/**
 * What has to be written so that a place and period are charged as they are now. What is open changes first, what is
 * due last before the others; of what is paid the rest goes back. More is a line of what is open, takes back what was
 * to be given back, or is a charge of its own.
 */
export function follow({ charges, target, way }: Following): Steps {
  const steps = nothing();
  const gone = charges.filter((one) => one.with_place);
  if (target === null) return leaveAll(charges, way);
  steps.reopen.push(...gone.map(({ id }) => id));
  const deltas = deltasOf(sumsOf(charges), target);
  const total = totalOf(deltas);
  const alive = charges.map((one) => (one.with_place ? { ...one, status: 'open' as const } : one));
  const poured = pour(deltas, bucketsFor(total, alive, way));
  return noted(steps, alive, poured, { total, way });
}

/** Its place has no day of it: what is open is cancelled, all that was paid goes back. */
function leaveAll(charges: readonly Standing[], way: Way): Steps {
  const steps = nothing();
  for (const { id, status, amount, paid, lines } of charges) {
    if (status === 'open') steps.cancel.push(id);
    if (status !== 'paid' || amount === 0) continue;
    if (way === 'nothing') {
      steps.kept += amount;
      continue;
    }
    const early = lines.get('early') ?? 0;
    steps.lines.push({ charge_id: id, line: { kind: 'leaving', amount: early - amount, facts: {} } });
    if (early !== 0) steps.lines.push({ charge_id: id, line: { kind: 'early', amount: -early, facts: {} } });
    giveBack(steps, { charge_id: id, amount: Math.min(amount, paid) }, way);
  }
  return steps;
}

function giveBack(
  steps: Steps,
  { charge_id, amount }: { charge_id: string; amount: number },
  way: Way,
): void {
  if (amount <= 0) return;
  if (way === 'money') steps.to_return.push({ charge_id, delta: amount });
  else steps.credit.push({ charge_id, amount });
}

function sumsOf(charges: readonly Standing[]): Map<LineKind, number> {
  const sums = new Map<LineKind, number>();
  for (const { lines } of charges)
    for (const [kind, amount] of lines) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  return sums;
}

interface Bucket {
  /** Null: a charge of its own. */
  id: string | null;
  room: number;
}

const byDue = (a: Standing, b: Standing): number => (a.due_on < b.due_on ? 1 : a.due_on > b.due_on ? -1 : 0);
const openOf = (charges: readonly Standing[]) =>
  charges.filter((one) => one.status === 'open').toSorted(byDue);
const paidOf = (charges: readonly Standing[]) =>
  charges.filter((one) => one.status === 'paid').toSorted(byDue);

const lessIn = (charges: readonly Standing[], way: Way): Bucket[] =>
  [...openOf(charges), ...(way === 'nothing' ? [] : paidOf(charges))].map((one) => ({
    id: one.id,
    room: lessOf(one),
  }));

/** What was added to it for other reasons stays. */
function lessOf({ amount, lines }: Standing): number {
  const of = (kind: LineKind) => lines.get(kind) ?? 0;
  const stays = of('enrolment_fee') + of('late') + of('late_off') + of('correction');
  return Math.max(0, amount - of('early') - Math.max(0, stays));
}

/** What comes to nothing changes only why a charge is what it is: there is nothing to be asked for. */
function bucketsFor(total: number, charges: readonly Standing[], way: Way): Bucket[] {
  if (total < 0) return lessIn(charges, way);
  if (total > 0) return moreIn(charges);
  return [...openOf(charges), ...paidOf(charges)].slice(0, 1).map(({ id }) => ({ id, room: 0 }));
}

function moreIn(charges: readonly Standing[]): Bucket[] {
  const [open] = openOf(charges);
  if (open) return [{ id: open.id, room: Number.POSITIVE_INFINITY }];
  const back = paidOf(charges).filter(({ to_return }) => to_return > 0);
  return [
    ...back.map((one) => ({ id: one.id, room: backOf(one) })),
    { id: null, room: Number.POSITIVE_INFINITY },
  ];
}

/** What was to be given back, and what is let off of it for having been paid early. */
function backOf(one: Standing): number {
  const { off, base } = rateOf(one);
  return off > 0 && base > off ? Math.round((one.to_return * base) / (base - off)) : one.to_return;
}

/** Lines into charges, none below what it has room for. What goes the other way makes room in the first one. */
function pour(deltas: readonly Line[], buckets: readonly Bucket[]): { id: string | null; line: Line }[] {
  const way = Math.sign(totalOf(deltas)) || 1;
  const against = deltas.filter(({ amount }) => Math.sign(amount) !== way);
  const [first] = buckets;
  if (!first) return [];
  const rooms = buckets.map(({ id, room }, i) => ({
    id,
    room: i === 0 ? room + Math.abs(totalOf(against)) : room,
  }));
  const poured = against.map((line) => ({ id: first.id, line }));
  for (const line of deltas.filter(({ amount }) => Math.sign(amount) === way)) {
    let left = Math.abs(line.amount);
    for (const one of rooms) {
      const amount = Math.min(left, one.room);
      if (amount === 0) continue;
      poured.push({ id: one.id, line: { ...line, amount: way * amount } });
      [left, one.room] = [left - amount, one.room - amount];
    }
  }
  return poured;
}

function noted(
  steps: Steps,
  charges: readonly Standing[],
  followed: readonly { id: string | null; line: Line }[],
  { total, way }: { total: number; way: Way },
): Steps {
  const poured = [...followed, ...earlyLines(charges, followed)];
  for (const { id, line } of poured)
    if (id === null) steps.more.push(line);
    else steps.lines.push({ charge_id: id, line });
  for (const { id, paid } of paidOf(charges)) {
    const delta = totalOf(poured.filter((one) => one.id === id).map(({ line }) => line));
    if (delta < 0) giveBack(steps, { charge_id: id, amount: Math.min(-delta, paid) }, way);
    if (delta > 0) steps.to_return.push({ charge_id: id, delta: -delta });
  }
  if (total < 0) steps.kept = -total + totalOf(followed.map(({ line }) => line));
  return steps;
}
