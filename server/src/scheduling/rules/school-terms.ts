import type { InputError } from '../../kernel/problem.ts';
import { addDays, type LocalDate } from '../../kernel/time/index.ts';

/* Terms of a club, and when whose turn it is to get a place in their groups: docs/domain/seasons.md. */

/** How places in the groups of a term are renewed. */
export interface Renewal {
  renewal_needs: 'none' | 'answer';
  renewal_from: LocalDate | null;
  renewal_until: LocalDate | null;
  newcomers_from: LocalDate | null;
}

export interface TermValues extends Renewal {
  club_id: string;
  name: string;
  starts_on: LocalDate;
  ends_on: LocalDate;
}

/** From when whoever renews nothing gets places; null: at any time. */
export const opensOn = ({ renewal_needs, renewal_until, newcomers_from }: Renewal): LocalDate | null => {
  if (newcomers_from !== null) return newcomers_from;
  return renewal_needs === 'answer' && renewal_until !== null ? addDays(renewal_until, 1) : null;
};

/** The window in which holders answer; null where nobody is asked. */
export const windowOf = ({ renewal_needs, renewal_from, renewal_until }: Renewal) =>
  renewal_needs === 'answer' && renewal_from !== null && renewal_until !== null
    ? { from: renewal_from, until: renewal_until }
    : null;

/** What is wrong with a term, field by field. */
export function checkTerm(term: TermValues): InputError[] {
  const { renewal_from, renewal_until } = term;
  const needs = term.renewal_needs === 'answer' || renewal_from !== null || renewal_until !== null;
  return [
    ...(term.ends_on < term.starts_on ? [late('ends_on', 'starts_on')] : []),
    ...(needs && renewal_from === null ? [needed('renewal_from')] : []),
    ...(needs && renewal_until === null ? [needed('renewal_until')] : []),
    ...inOrder(term, 'renewal_from', 'renewal_until'),
    ...notBefore(term),
  ];
}

const late = (path: string, field: string): InputError => ({
  ...{ path: `/${path}`, code: 'before_field', params: { field } },
  message: `must not be before ${field}`,
});
const needed = (path: string): InputError => ({
  ...{ path: `/${path}`, code: 'required', message: 'is required' },
});

function inOrder(term: TermValues, first: 'renewal_from', last: 'renewal_until'): InputError[] {
  const [from, until] = [term[first], term[last]];
  return from !== null && until !== null && until < from ? [late(last, first)] : [];
}

/** Newcomers come when all holders have answered. */
const notBefore = ({ newcomers_from, renewal_until }: TermValues): InputError[] =>
  newcomers_from !== null && renewal_until !== null && newcomers_from <= renewal_until
    ? [
        {
          ...{ path: '/newcomers_from', code: 'not_after_field', params: { field: 'renewal_until' } },
          message: 'must be after renewal_until',
        },
      ]
    : [];
