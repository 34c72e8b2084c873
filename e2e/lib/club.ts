import { type FirstClub, setUpClub } from './bandeja.ts';
import { type Account, type Caller, caller, register } from './people.ts';

/** A club of somebody's own, with the desk's voice. */
export interface Club extends FirstClub {
  url: string;
  desk: Caller;
  class_type_id: string;
}

/** The owner that `setUpClub` makes. */
export const owner: Account = { name: 'Owner', email: 'owner@example.test', password: 'a long password' };

/** A new club with one type of class. `timezone` is where it stands. */
export async function openClub(url: string, timezone?: string): Promise<Club> {
  const first = await setUpClub(url, timezone === undefined ? {} : { timezone });
  const desk = caller(url, first.headers.cookie as string);
  const type = await desk<{ id: string }>('POST', '/api/classes/types/', {
    ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1800, max_participants: 4 },
  });
  return { ...first, url, desk, class_type_id: type.id };
}

/** A time zone where it is noon or thereabouts: a class that begins in the next hours begins and ends today. */
export function whereItIsNoon(now: Date): string {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) =>
    /^(Africa|America|Asia|Europe)\//.test(zone),
  );
  const hours = ['12', '11', '13'];
  const found = hours.flatMap((hour) => zones.filter((zone) => onTheWall(now, zone).time.startsWith(hour)));
  // In the middle of the Pacific at noon, nobody of the above has noon.
  return found[0] ?? (now.getUTCHours() < 12 ? 'Pacific/Kiritimati' : 'Pacific/Honolulu');
}

/** A coach who can sign in. Returns the id of their profile. */
export async function hireCoach({ url, desk, club_id }: Club, coach: Account): Promise<string> {
  const { link } = await desk<{ link: string }>('POST', '/api/invitations/', {
    ...{ email: coach.email, role: 'instructor' },
  });
  const token = new URL(link, url).searchParams.get('invitation') ?? link.split('/').at(-1);
  const own = await register(url, coach);
  await own('POST', `/api/public/invitations/${token}/accept/`, {});
  const { user } = await own<{ user: { id: string } }>('GET', '/api/me/');
  const profile = await desk<{ id: string }>('POST', '/api/classes/instructors/', {
    ...{ display_name: coach.name, user_id: user.id, club_ids: [club_id] },
  });
  return profile.id;
}

interface OneClass {
  name: string;
  starts_at: { date: string; time: string };
  instructor_id?: string;
  max_participants?: number;
}

/** Publishes a class that is given once. Returns the id of its session. */
export async function giveOnce(
  { desk, club_id, class_type_id }: Club,
  { starts_at, ...input }: OneClass,
): Promise<string> {
  const schedule = await desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ ...input, club_id, class_type_id, recurrence: 'once', duration_minutes: 60 },
    ...{ start_date: starts_at.date, start_time: starts_at.time, min_participants: 1, allow_drop_in: true },
  });
  await desk('POST', `/api/classes/schedules/${schedule.id}/publish/`);
  const { results } = await desk<{ results: { id: string }[] }>(
    'GET',
    `/api/classes/sessions/?schedule_id=${schedule.id}`,
  );
  return (results[0] as { id: string }).id;
}

/** A client of the desk, without an account. */
export const addClient = async ({ desk, club_id }: Club, display_name: string): Promise<string> =>
  (await desk<{ id: string }>('POST', '/api/clients/', { display_name, home_club_id: club_id })).id;

/** The date and time on the wall of `timezone`. */
export function onTheWall(instant: Date, timezone: string): { date: string; time: string } {
  const text = instant.toLocaleString('sv-SE', { timeZone: timezone });
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The first day of Madrid's next week. */
export function nextMonday(): string {
  const today = new Date(`${onTheWall(new Date(), 'Europe/Madrid').date}T00:00:00Z`);
  const ahead = 7 - ((today.getUTCDay() + 6) % 7);
  return new Date(today.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
}
