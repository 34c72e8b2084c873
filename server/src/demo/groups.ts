import { addDays, type LocalDate, localWeekday, zonedInstant } from '../kernel/time/index.ts';
import type { Club, Coach } from './club.ts';
import type { World } from './world.ts';

export type Level = 'beginner' | 'intermediate' | 'advanced' | 'all_levels';
/** A weekly group, or a clinic on one date. */
export interface Group {
  id: string;
  name: string;
  level: Level;
  kids: boolean;
  coach: Coach;
  /** Who helps. */
  assistants: Coach[];
  court_id: string;
  is_indoor: boolean;
  first_date: LocalDate;
  /** Null: every week. */
  only_date: LocalDate | null;
  time: string;
  minutes: number;
  min_participants: number;
  max_participants: number;
  price: number;
  member_price: number;
}

const weekdayNames = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'];
const levelNames: Record<Level, string> = {
  beginner: 'Iniciación',
  intermediate: 'Intermedio',
  advanced: 'Avanzado',
  all_levels: 'Todos los niveles',
};
/** Which level a slot has, for the one half of the coaches and for the other. */
const levelsOfSlot: Record<string, [Level, Level]> = {
  M: ['beginner', 'beginner'],
  B: ['beginner', 'intermediate'],
  C: ['intermediate', 'beginner'],
  D: ['advanced', 'intermediate'],
  F: ['intermediate', 'beginner'],
  G: ['intermediate', 'intermediate'],
};

/** The groups of the week, each with its coach on the coach's own court: nobody is in two places. */
export function buildGroups(world: World, club: Club, levels: ReadonlyMap<string, string>): Group[] {
  const weekly = club.coaches.flatMap((coach, at) =>
    Object.entries(coach.days).flatMap(([weekday, letters]) =>
      [...letters].map((letter) =>
        weeklyGroup(world, club, { coach, half: at >> 1, weekday: Number(weekday), letter }),
      ),
    ),
  );
  return [...weekly, ...clinics(world, club)].map((group) => ({
    ...group,
    id: saveGroup(world, club, group, levels),
  }));
}

type Draft = Omit<Group, 'id'> & { type: keyof Club['types'] };

function weeklyGroup(
  { data, from }: World,
  club: Club,
  { coach, half, weekday, letter }: { coach: Coach; half: number; weekday: number; letter: string },
): Draft {
  const slot = data.slots[letter];
  if (!slot) throw new Error(`the demo has no slot ${letter}`);
  const { kids, time, minutes } = slot;
  const level = kids
    ? 'beginner'
    : ((levelsOfSlot[letter] ?? ['all_levels', 'all_levels'])[half % 2] as Level);
  const type = kids ? 'kids' : 'adults';
  const ages = half % 2 === 0 ? '6 a 9' : '10 a 14';
  const { base_price: price, max_participants } = data.types[type];
  return {
    ...{ type, level, kids, coach, time, minutes, price, max_participants, only_date: null },
    assistants: [],
    name: `${kids ? `Escuela ${ages}` : levelNames[level]} ${weekdayNames[weekday]} ${time}`,
    court_id: club.courts[coach.court] as string,
    is_indoor: data.courts[coach.court]?.is_indoor ?? false,
    first_date: addDays(from, weekday),
    min_participants: 2,
    member_price: price - data.member_discount,
  };
}

/** On Saturdays to come, for whoever likes: they show drop-ins and free places. */
function clinics({ data, today }: World, club: Club): Draft[] {
  const saturday = addDays(today, 5 - localWeekday(today));
  const { base_price: price, max_participants } = data.types.clinic;
  return data.clinics.map(({ name, coach, court, in_weeks, time }, at) => {
    const date = addDays(saturday, 7 * in_weeks);
    return {
      ...{
        name,
        type: 'clinic',
        level: 'all_levels',
        kids: false,
        time,
        minutes: 120,
        price,
        max_participants,
      },
      coach: club.coaches[coach] as Coach,
      assistants:
        at === 0 ? club.coaches.filter((_, one) => isFreeForClinics(data, club, one)).slice(0, 1) : [],
      court_id: club.courts[court] as string,
      is_indoor: true,
      ...{ first_date: date, only_date: date, min_participants: 4 },
      member_price: price - data.member_discount,
    };
  });
}

/** Works on no Saturday, and gives no clinic. */
const isFreeForClinics = (data: World['data'], { coaches }: Club, at: number): boolean =>
  !('5' in (coaches[at]?.days ?? {})) && data.clinics.every(({ coach }) => coach !== at);

function saveGroup(
  { add, data, from, timezone }: World,
  club: Club,
  group: Draft,
  levels: ReadonlyMap<string, string>,
) {
  const {
    coach,
    assistants,
    type,
    level,
    kids,
    only_date,
    first_date,
    time,
    minutes,
    is_indoor,
    ...columns
  } = group;
  return add('class_schedules', {
    ...columns,
    ...{ club_id: club.id, class_type_id: club.types[type], level_id: levels.get(level) },
    assistant_instructor_ids: assistants.map(({ id }) => id),
    ...{ instructor_id: coach.id, start_date: first_date, start_time: time, duration_minutes: minutes },
    recurrence: only_date === null ? 'weekly' : 'once',
    recurrence_days: only_date === null ? [localWeekday(first_date)] : [],
    ...{ currency: data.club.currency, allow_waitlist: true, allow_drop_in: !kids, requires_package: false },
    enrollment_opens_days: 30,
    enrollment_closes_hours: 2,
    status: 'published',
    published_at: zonedInstant(addDays(from, -7), '12:00', timezone),
  });
}
