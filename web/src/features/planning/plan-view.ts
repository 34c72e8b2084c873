import { minutesOf } from './hours.ts';
import type { BoardGroup, Row } from './plan-board.ts';
import type { Plan, PlanGroup, PlanRow } from './plans-api.ts';

/** A group of a plan as the screens show it: where it lies in the week, and how it is told from others. */
export interface ViewGroup extends BoardGroup {
  group: PlanGroup;
  /** Which of the palette its kind has. */
  color: string;
}

const COLORS = ['teal', 'indigo', 'orange', 'grape', 'cyan', 'pink', 'lime', 'violet', 'yellow', 'blue'];

/** Kinds are told apart by their order. */
const colorOf = (index: number): string =>
  `var(--mantine-color-${COLORS[Math.max(0, index) % COLORS.length]}-6)`;

export function viewOf({ found, options }: Pick<Plan, 'found' | 'options'>): ViewGroup[] {
  return (found?.groups ?? []).map((group) => {
    const from = minutesOf(group.start_time);
    return {
      ...{ group, key: group.key, weekday: group.weekday, from, until: from + group.duration_minutes },
      ...{ court: group.court.id, coach: group.instructor.id },
      color: colorOf(options.kinds.findIndex(({ id }) => id === group.kind.id)),
    };
  });
}

interface Hours {
  /** Every hour of the grid between the first and the last, or only those at which some group of the week begins. */
  every: boolean;
  grid: number;
  days: readonly number[];
}

/** The rows of a week in which a group can be put down: the same hours on every day. */
export function hoursFor(groups: readonly BoardGroup[], { every, grid, days }: Hours): Row[] {
  const used = [...new Set(groups.map(({ from }) => from))];
  const [first, last] = [Math.min(...used), Math.max(...used)];
  const minutes = every
    ? Array.from({ length: Math.floor((last - first) / grid) + 1 }, (_, at) => first + at * grid)
    : used;
  if (used.length === 0) return [];
  const all = [...new Set([...days, ...groups.map(({ weekday }) => weekday)])];
  return all.flatMap((weekday) => minutes.map((minute) => ({ weekday, minute })));
}

/** The other plans beside which this one can be put: of the same terms, with groups. A term may be in plans with others, too. */
export const comparableTo = ({ id, terms }: Pick<Plan, 'id' | 'terms'>, all: readonly PlanRow[]): PlanRow[] =>
  all.filter(
    (one) =>
      one.id !== id &&
      one.numbers !== null &&
      one.terms.length === terms.length &&
      one.terms.every((term) => terms.some((own) => own.id === term.id)),
  );
