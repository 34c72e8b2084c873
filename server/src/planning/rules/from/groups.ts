import { clockMinutes } from '../../../kernel/time/index.ts';
import type { PlanKind, PlanOptions } from '../options.ts';
import type { FactSchedule, Facts } from './facts.ts';
import { weeklyDay } from './hours.ts';
import type { Span } from './spans.ts';

/** A group of today that the plan may keep or move. */
export interface Held extends Span {
  schedule: FactSchedule;
  kind: PlanKind;
  weekday: number;
  instructor_id: string;
  freedom: PlanOptions['groups'];
  members: readonly string[];
}

/** A group that the plan leaves as it is, and why. */
export interface Apart {
  schedule: FactSchedule;
  why: 'recurrence' | 'instructor' | 'kind';
}

export interface Groups {
  held: Held[];
  apart: Apart[];
}

/** The groups that the terms have: those of a kind of the plan, weekly, with a coach of it; the others are left as they are. */
export function groupsOf(facts: Facts, options: PlanOptions, coaches: ReadonlySet<string>): Groups {
  const members = Map.groupBy(facts.places, ({ schedule_id }) => schedule_id);
  const freedom = new Map(options.group_freedom.map((one) => [one.schedule_id, one.freedom]));
  const groups: Groups = { held: [], apart: [] };
  for (const schedule of facts.schedules.filter(({ is_planned }) => is_planned)) {
    const weekday = weeklyDay(schedule);
    const own = (members.get(schedule.id) ?? []).map(({ student }) => student.id).sort();
    const kind = kindOf(options.kinds, schedule, own.length);
    const { instructor_id } = schedule;
    if (weekday === undefined) groups.apart.push({ schedule, why: 'recurrence' });
    else if (instructor_id === null || !coaches.has(instructor_id))
      groups.apart.push({ schedule, why: 'instructor' });
    else if (kind === undefined) groups.apart.push({ schedule, why: 'kind' });
    else {
      const from = clockMinutes(schedule.start_time);
      const span = { from, to: from + schedule.duration_minutes };
      groups.held.push({
        ...{ schedule, kind, weekday, ...span, instructor_id },
        ...{ freedom: freedom.get(schedule.id) ?? options.groups, members: own },
      });
    }
  }
  return groups;
}

/** Of the same type and length: of its level and size best, else one that has room for its members. */
function kindOf(kinds: readonly PlanKind[], group: FactSchedule, members: number): PlanKind | undefined {
  const fitting = kinds.filter(
    (kind) =>
      kind.class_type_id === group.class_type_id &&
      kind.duration_minutes === group.duration_minutes &&
      kind.max_participants >= members,
  );
  const level = fitting.filter((kind) => kind.level_id === group.level_id);
  return level.find((kind) => kind.max_participants === group.max_participants) ?? level[0];
}
