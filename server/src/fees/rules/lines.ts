export type LineKind =
  | 'fee'
  | 'member'
  | 'joining'
  | 'leaving'
  | 'pause'
  | 'moved'
  | 'sibling'
  | 'second_class'
  | 'renewal'
  | 'early'
  | 'enrolment_fee'
  | 'kept'
  | 'enrolment_off'
  | 'deposit'
  | 'late'
  | 'late_off'
  | 'returned'
  | 'correction';

/** One of the reasons why a charge is what it is. */
export interface Line {
  kind: LineKind;
  /** Minor units; below 0 for what is let off. */
  amount: number;
  /** What it is reckoned from, for its words. */
  facts: Readonly<Record<string, string | number>>;
}
