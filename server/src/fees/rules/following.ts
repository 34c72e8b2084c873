import { baseOf, earlyLines, rateOf } from './early.ts';
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
  if (target === null) return leaveAll(charges, way);
  steps.reopen.push(...charges.filter((one) => one.with_place).map(({ id }) => id));
  const deltas = deltasOf(sumsOf(charges), target);
  const alive = charges.map((one) => (one.with_place ? { ...one, status: 'open' as const } : one));
  const poured = pour(deltas, bucketsFor(totalOf(deltas), alive, way));
  return noted(steps, alive, [...poured, ...keptLines(poured), ...unpaid(alive)], way);
}

/** Its place has no day of it: what is open is cancelled, all that was paid goes back. */
function leaveAll(charges: readonly Standing[], way: Way): Steps {
  const steps = nothing();
  for (const { id, status, amount, paid, lines } of charges) {
    if (status === 'open') steps.cancel.push(id);
    const left = amount - (lines.get('kept') ?? 0);
    const [early, deposit] = [lines.get('early') ?? 0, lines.get('deposit') ?? 0];
    if (status !== 'paid' || left - deposit <= 0) continue;
    const add = (kind: LineKind, sum: number) => {
      if (sum !== 0) steps.lines.push({ charge_id: id, line: { kind, amount: sum, facts: {} } });
    };
    if (way === 'nothing') {
      add('leaving', -left);
      add('kept', left);
      steps.kept += left;
      continue;
    }
    add('leaving', early + deposit - left);
    add('early', -early);
    add('deposit', -deposit);
    giveBack(steps, { charge_id: id, amount: Math.min(left, paid) }, way);
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
  /** It stays paid all the same: a line says what stays with the club. */
  keeps?: boolean;
}

interface Poured {
  id: string | null;
  line: Line;
  keeps?: boolean;
}

const byDue = (a: Standing, b: Standing): number => (a.due_on < b.due_on ? 1 : a.due_on > b.due_on ? -1 : 0);
const openOf = (charges: readonly Standing[]) =>
  charges.filter((one) => one.status === 'open').toSorted(byDue);
const paidOf = (charges: readonly Standing[]) =>
  charges.filter((one) => one.status === 'paid').toSorted(byDue);

const lessIn = (charges: readonly Standing[], way: Way): Bucket[] => [
  ...openOf(charges).map((one) => ({ id: one.id, room: lessOf(one) })),
  ...paidOf(charges).map((one) => ({ id: one.id, room: lessOf(one), keeps: way === 'nothing' })),
];

/** What was added to it for other reasons stays. What was paid in advance goes back with it (`depositBack`). */
function lessOf(one: Standing): number {
  const { amount, lines } = one;
  const of = (kind: LineKind) => lines.get(kind) ?? 0;
  const stays =
    of('enrolment_fee') +
    of('enrolment_off') +
    of('late') +
    of('late_off') +
    of('returned') +
    of('correction');
  return withEarly(one, amount - of('deposit') - of('kept') - Math.max(0, stays));
}

/** What can be let off so that, with as much less for paying early as goes with it, so much is let off. */
function withEarly(one: Standing, most: number): number {
  const { off, base } = rateOf(one);
  if (off <= 0 || base <= off) return Math.max(0, most);
  const early = -(one.lines.get('early') ?? 0);
  return Math.max(0, Math.floor(((most + early) * base - off * baseOf(one)) / (base - off)));
}

/** What comes to nothing changes only why a charge is what it is: there is nothing to be asked for. */
function bucketsFor(total: number, charges: readonly Standing[], way: Way): Bucket[] {
  if (total < 0) return lessIn(charges, way);
  if (total > 0) return moreIn(charges);
  return [...openOf(charges), ...paidOf(charges)].slice(0, 1).map(({ id }) => ({ id, room: 0 }));
}

function moreIn(charges: readonly Standing[]): Bucket[] {
  const kept = paidOf(charges)
    .filter(({ lines }) => (lines.get('kept') ?? 0) > 0)
    .map((one) => ({ id: one.id, room: one.lines.get('kept')!, keeps: true }));
  return [...kept, ...owedIn(charges)];
}

function owedIn(charges: readonly Standing[]): Bucket[] {
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
function pour(deltas: readonly Line[], buckets: readonly Bucket[]): Poured[] {
  const way = Math.sign(totalOf(deltas)) || 1;
  const against = deltas.filter(({ amount }) => Math.sign(amount) !== way);
  const [first] = buckets;
  if (!first) return [];
  const rooms = buckets.map((one, i) => ({
    ...one,
    room: i === 0 ? one.room + Math.abs(totalOf(against)) : one.room,
  }));
  const { keeps = false } = first;
  const poured: Poured[] = against.map((line) => ({ id: first.id, line, keeps }));
  for (const line of deltas.filter(({ amount }) => Math.sign(amount) === way)) {
    let left = Math.abs(line.amount);
    for (const one of rooms) {
      const amount = Math.min(left, one.room);
      if (amount === 0) continue;
      poured.push({ id: one.id, line: { ...line, amount: way * amount }, keeps: one.keeps ?? false });
      [left, one.room] = [left - amount, one.room - amount];
    }
  }
  return poured;
}

/** What of a charge changes, and is paid and stays so: as much stays with the club, or does not any more. */
function keptLines(poured: readonly Poured[]): Poured[] {
  const kept = Map.groupBy(
    poured.filter(({ keeps }) => keeps),
    ({ id }) => id,
  );
  return [...kept].flatMap(([id, those]) => keptLine(id, -totalOf(those.map(({ line }) => line))));
}

/** What is not paid any more keeps nothing. */
const unpaid = (charges: readonly Standing[]): Poured[] =>
  openOf(charges).flatMap(({ id, lines }) => keptLine(id, -(lines.get('kept') ?? 0)));

const keptLine = (id: string | null, amount: number): Poured[] =>
  amount === 0 ? [] : [{ id, line: { kind: 'kept', amount, facts: {} } }];

/**
 * A deposit never counts more than its charge comes to: what finds no room any more is held again, and of what is open
 * less is to be paid as long as something is held.
 */
function depositLine(
  { id, status, amount, lines, deposit_held = 0 }: Standing,
  dated: readonly Poured[],
): Poured[] {
  const counted = -(lines.get('deposit') ?? 0);
  const comesTo = amount + totalOf(dated.filter((one) => one.id === id).map(({ line }) => line));
  const isMore = status === 'open' && comesTo > amount && (counted > 0 || deposit_held > 0);
  const change = isMore ? -Math.min(comesTo, deposit_held) : Math.min(counted, Math.max(0, -comesTo));
  return change === 0 ? [] : [{ id, line: { kind: 'deposit', amount: change, facts: {} } }];
}

function noted(steps: Steps, charges: readonly Standing[], followed: readonly Poured[], way: Way): Steps {
  const dated: Poured[] = [...followed, ...earlyLines(charges, followed)];
  const poured = [...dated, ...charges.flatMap((one) => depositLine(one, dated))];
  for (const { id, line } of poured)
    if (id === null) steps.more.push(line);
    else steps.lines.push({ charge_id: id, line });
  for (const { id, paid } of paidOf(charges)) {
    const delta = totalOf(poured.filter((one) => one.id === id).map(({ line }) => line));
    if (delta < 0) giveBack(steps, { charge_id: id, amount: Math.min(-delta, paid) }, way);
    if (delta > 0) steps.to_return.push({ charge_id: id, delta: -delta });
  }
  steps.kept = Math.max(0, totalOf(poured.map(({ line }) => line).filter(({ kind }) => kind === 'kept')));
  return steps;
}
