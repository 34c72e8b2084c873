import { addDays, dateFromParts, dateParts, type LocalDate } from '../kernel/time/index.ts';
import { holidaysOfMadrid } from './holidays.ts';
import type { CoachData, TypeName, World } from './world.ts';

export interface Coach extends CoachData {
  id: string;
  /** Null for those who do not sign in. */
  user_id: string | null;
}
/** The places and people that classes stand on. */
export interface Club {
  id: string;
  courts: string[];
  types: Record<TypeName, string>;
  coaches: Coach[];
  closed: (date: LocalDate) => boolean;
}

/** The club with its hours, holidays, courts, class types and coaches. `coach_user_id` signs in as the first coach. */
export function buildClub(world: World, coach_user_id: string): Club {
  const { add, data } = world;
  const id = add('clubs', data.club);
  for (let weekday = 0; weekday < 7; weekday++) {
    const weekend = weekday > 4;
    const [opens_at, closes_at] = weekend ? ['09:00', '21:00'] : ['08:30', '23:00'];
    add('club_opening_hours', { club_id: id, weekday, opens_at, closes_at });
  }
  const courts = data.courts.map((court) => add('courts', { club_id: id, ...court }));
  const types = Object.fromEntries(
    Object.entries(data.types).map(([key, type]) => [
      key,
      add('class_types', { ...type, currency: data.club.currency, allow_drop_in: key !== 'private' }),
    ]),
  ) as Club['types'];
  const coaches = data.coaches.map((coach, at) =>
    buildCoach(world, coach, { club_id: id, types, user_id: at === 0 ? coach_user_id : null }),
  );
  return { id, courts, types, coaches, closed: buildClosures(world, id) };
}

function buildCoach(
  { add, data }: World,
  coach: CoachData,
  { club_id, types, user_id }: { club_id: string; types: Club['types']; user_id: string | null },
): Coach {
  const id = add('instructors', {
    ...{ user_id, display_name: coach.name, bio: coach.bio, years_experience: coach.years },
    certifications: [coach.certification],
    ...{ max_weekly_hours: 30, on_club_page: true },
  });
  add('instructor_clubs', { instructor_id: id, club_id });
  for (const type of coach.teaches)
    add('instructor_specialties', { instructor_id: id, class_type_id: types[type] });
  for (const [weekday, letters] of Object.entries(coach.days)) {
    const morning = (data.slots[letters.charAt(0)]?.time ?? '') < '12:00';
    const [starts_at, ends_at] = morning ? ['09:30', '14:30'] : ['16:30', '23:00'];
    add('instructor_windows', { instructor_id: id, club_id, weekday: Number(weekday), starts_at, ends_at });
  }
  return { ...coach, id, user_id };
}

/** Madrid's holidays, and August, when the school rests. */
function buildClosures({ add, from, until }: World, club_id: string): Club['closed'] {
  const closed = new Set<LocalDate>();
  const [first, last] = [dateParts(from).year, dateParts(until).year];
  for (let year = first; year <= last; year++) {
    const [starts_on, ends_on] = [dateFromParts(year, 8, 1), dateFromParts(year, 8, 31)];
    add('club_closures', { club_id, starts_on, ends_on, name: 'Vacaciones de agosto' });
    for (let date = starts_on; date <= ends_on; date = addDays(date, 1)) closed.add(date);
    for (const { date, name } of holidaysOfMadrid(year)) {
      if (closed.has(date)) continue;
      add('club_closures', { club_id, starts_on: date, ends_on: date, name });
      closed.add(date);
    }
  }
  return (date) => closed.has(date);
}
