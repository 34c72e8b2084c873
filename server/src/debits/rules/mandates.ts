import { addMonths, type LocalDate, laterDate } from '../../kernel/time/index.ts';

/** A mandate by which nobody has collected for so long is none any more (EPC016-06). */
export const lapseMonths = 36;

interface Known {
  signed_on: LocalDate;
  /** The last day on which something was, or is to be, collected by it. */
  last_collected_on: LocalDate | null;
}

/** The day from which on nothing is collected by it. */
export const lapsesOn = ({ signed_on, last_collected_on }: Known): LocalDate =>
  addMonths(laterDate(signed_on, last_collected_on ?? signed_on), lapseMonths);

export const isLapsed = (mandate: Known, on: LocalDate): boolean => lapsesOn(mandate) <= on;

export type Sequence = 'FRST' | 'RCUR';

/** Of what is collected at once: the first by a mandate that was never used is its first, all others follow it. */
export function sequencesOf(items: readonly { mandate_id: string; is_used: boolean }[]): Sequence[] {
  const begun = new Set<string>();
  return items.map(({ mandate_id, is_used }) => {
    if (is_used || begun.has(mandate_id)) return 'RCUR';
    begun.add(mandate_id);
    return 'FRST';
  });
}
