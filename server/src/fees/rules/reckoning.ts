import type { LocalDate } from '../../kernel/time/index.ts';
import { type DiscountRules, discountsOn } from './discounts.ts';
import type { Line, LineKind } from './lines.ts';
import { countOf, type Dates, letOff, type Rules, totalOf } from './shares.ts';

/** What a price is for, and whose its dates are. */
export interface Piece {
  /** Minor units. */
  base: number;
  dates: Dates;
  /** Which period, in any words. */
  of?: string | undefined;
}

/** One of the places that a place consists of in a period: it begins in one group and goes on in another. */
export interface Stretch {
  pieces: readonly Piece[];
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  group: string;
}

/** What a charge is reckoned by, as it was when it was raised. */
export interface Terms {
  rules: Rules;
  /** What is let off, in hundredths of a percent; 0 for who has none. */
  sibling: number;
  second_class: number;
  renewal?: number;
  stacking: DiscountRules['stacking'];
  /** Of who paid early. */
  early: number;
}

/**
 * What is let off and added to the fee of a place that may begin, move, be away and end within the period. Who moves
 * pays for each group what they have in it; where both cost the same, nothing changes.
 */
export function linesOfStretches(
  stretches: readonly Stretch[],
  { rules, ...terms }: Omit<Terms, 'early'> & { currency: string },
): Line[] {
  const last = stretches.length - 1;
  const off = stretches.map(({ pieces }, i) => {
    const { joining, leaving, pauses } = rules;
    return sumOf(pieces, { joining: i > 0 || joining, leaving: i < last || leaving, pauses });
  });
  const first = stretches[0]!;
  const final = stretches[last]!;
  const dates = [
    lineOff('joining', off[0]!.joining, { from: first.starts_on, ...counted(first, ['before', 'not_yet']) }),
    ...movesOf(stretches, off),
    lineOff('leaving', off[last]!.leaving, {
      until: final.ends_on ?? '',
      ...counted(final, ['after', 'no_more']),
    }),
    lineOff('pause', totalOf(off.map(({ pause }) => ({ amount: pause }))), counted(final, ['paused'])),
  ];
  return [...dates, ...discountLines(Math.max(0, baseOf(first) + totalOf(dates)), terms)];
}

const lineOff = (kind: LineKind, amount: number, facts: Line['facts']): Line => ({
  ...{ kind, amount: amount === 0 ? 0 : -amount, facts },
});

/** From one group to the next: what its dates cost there, instead of what they cost here. */
const movesOf = (stretches: readonly Stretch[], off: readonly Off[]): Line[] =>
  stretches.slice(1).map((to, i) => {
    const from = stretches[i]!;
    const same = baseOf(from) === baseOf(to) && from.pieces[0]?.of === to.pieces[0]?.of;
    const amount = same ? 0 : baseOf(to) - off[i + 1]!.joining - off[i]!.leaving;
    return { kind: 'moved', amount, facts: { from: to.starts_on, group: to.group } };
  });

type Off = ReturnType<typeof letOff>;

function sumOf(pieces: readonly Piece[], rules: Rules): Off {
  const parts = pieces.map(({ base, dates }) => letOff(base, dates, rules));
  const of = (kind: keyof Off) => parts.reduce((sum, one) => sum + one[kind], 0);
  return { joining: of('joining'), leaving: of('leaving'), pause: of('pause') };
}

const baseOf = ({ pieces }: Stretch): number => pieces.reduce((sum, { base }) => sum + base, 0);

const counted = ({ pieces }: Stretch, kinds: (keyof Dates)[]): { dates: number; of: number } => ({
  dates: pieces.reduce((sum, { dates }) => sum + kinds.reduce((n, kind) => n + (dates[kind] ?? 0), 0), 0),
  of: pieces.reduce((sum, { dates }) => sum + countOf(dates), 0),
});

function discountLines(
  base: number,
  {
    sibling,
    second_class,
    renewal = 0,
    stacking,
    currency,
  }: Omit<Terms, 'rules' | 'early'> & { currency: string },
): Line[] {
  return discountsOn(base, {
    rules: { sibling, second_class, renewal, stacking },
    entitled: { sibling: true, second_class: true, renewal: true },
    currency,
  });
}

/** All kinds that follow the dates of a place; the others stay, and `early` is each charge's own. */
export const FOLLOWING = [
  'joining',
  'moved',
  'leaving',
  'pause',
  'sibling',
  'second_class',
  'renewal',
] as const;

/** What has to be added so that the lines are what they should be, kind by kind. */
export function deltasOf(is: ReadonlyMap<LineKind, number>, target: readonly Line[]): Line[] {
  return FOLLOWING.flatMap((kind) => {
    const lines = target.filter((one) => one.kind === kind);
    const amount = totalOf(lines) - (is.get(kind) ?? 0);
    const facts = lines.at(-1)?.facts ?? {};
    return amount === 0 ? [] : [{ kind, amount, facts }];
  });
}
