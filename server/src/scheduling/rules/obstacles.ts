/** What is against a class that was called off taking place again. */
export const obstacles = [
  'begun',
  'group_cancelled',
  'date_taken',
  'coach_busy',
  'court_busy',
  'court_closed',
  'court_inactive',
  'club_closed',
  'coach_away',
  'coach_inactive',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** What nobody can overlook; the others are said, and the desk decides. */
const inTheWay: ReadonlySet<Obstacle> = new Set([
  'begun',
  'group_cancelled',
  'date_taken',
  'coach_busy',
  'court_busy',
  'court_closed',
  'court_inactive',
]);
export const hardOf = (found: readonly Obstacle[]): Obstacle[] => found.filter((one) => inTheWay.has(one));

/** How things stand around one class. */
export interface Surroundings {
  begun: boolean;
  group_published: boolean;
  /** The group has another class for that date of its pattern. */
  date_taken: boolean;
  coach_busy: boolean;
  coach_away: boolean;
  coach_active: boolean;
  court_busy: boolean;
  court_closed: boolean;
  court_active: boolean;
  club_closed: boolean;
}

export const obstaclesIn = (it: Surroundings): Obstacle[] => {
  const is: Record<Obstacle, boolean> = {
    begun: it.begun,
    group_cancelled: !it.group_published,
    date_taken: it.date_taken,
    coach_busy: it.coach_busy,
    court_busy: it.court_busy,
    court_closed: it.court_closed,
    court_inactive: !it.court_active,
    club_closed: it.club_closed,
    coach_away: it.coach_away,
    coach_inactive: !it.coach_active,
  };
  return obstacles.filter((one) => is[one]);
};
