import { randomUUID } from 'node:crypto';
import type { Account, Club } from './data/club.ts';
import type { Shot } from './load.ts';

const day = 86_400_000;

/** Who asks, as headers. */
export const headersOf = (club: Club, token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'bandeja-organization': club.slug,
});

export const asOwner = (club: Club, method: Shot['method'], path: string, body: unknown): Shot => ({
  ...{ method, path, body: JSON.stringify(body) },
  headers: headersOf(club, club.owner.token),
});

export const byPerson = (club: Club, token: string, path: string): Shot => ({
  ...{ method: 'GET', path },
  headers: headersOf(club, token),
});

export const byOwner = (club: Club, path: string): Shot => byPerson(club, club.owner.token, path);

const list = '/api/classes/sessions/available/?limit=50';

export const sameList = (club: Club): Shot[] => [byOwner(club, list)];

/** Never the same twice: what was answered before is of no use. */
export const differentLists = (club: Club, today: number, n: number): Shot[] =>
  Array.from({ length: n }, (_, i) =>
    byOwner(club, `${list}&from=${encodeURIComponent(new Date(today + day + i * 997).toISOString())}`),
  );

/** The coming weeks of the club as students open them. */
export const weeks = (club: Club, today: number): Shot[] =>
  club.accounts.map(({ token }, i) => {
    const from = dateOf(today + day * (1 + 7 * (i % 6)));
    const until = dateOf(today + day * (7 + 7 * (i % 6)));
    const asked = `club_id=${club.id}&from=${from}&until=${until}&include_full=true&include_closed=true`;
    return {
      method: 'GET',
      path: `/api/classes/sessions/available/?${asked}&limit=200`,
      headers: headersOf(club, token),
    };
  });

export const searches = (club: Club): Shot[] =>
  Array.from({ length: 40 }, (_, i) => ({
    method: 'POST',
    path: '/api/classes/search/',
    headers: headersOf(club, club.owner.token),
    body: JSON.stringify({ q: `roup ${i + 1}`, limit: 50 }),
  }));

/** Half of them look ahead, half back. */
export const ownClasses = (club: Club): Shot[] =>
  club.accounts.map(({ token }, i) => ({
    method: 'GET',
    path: `/api/classes/my_classes/?when=${i % 2 === 0 ? 'upcoming' : 'past'}`,
    headers: headersOf(club, token),
  }));

export const rosters = (club: Club): Shot[] =>
  club.sessions
    .slice(0, club.booked)
    .map((session) => byOwner(club, `/api/classes/sessions/${session}/enrollments/`));

/** The KPIs of so many days, each time up to another one. */
export const analytics = (club: Club, today: number, days: number): Shot[] =>
  Array.from({ length: 40 }, (_, i) => {
    const [from, until] = [dateOf(today - day * (days + i)), dateOf(today - day * (1 + i))];
    return byOwner(club, `/api/classes/analytics/?club_id=${club.id}&from=${from}&until=${until}`);
  });

/** Who came first in each of twelve months, each time up to another day. */
export const cohorts = (club: Club, today: number): Shot[] =>
  Array.from({ length: 40 }, (_, i) => {
    const [from, until] = [dateOf(today - day * (365 + i)), dateOf(today - day * (1 + i))];
    return byOwner(club, `/api/classes/analytics/cohorts/?club_id=${club.id}&from=${from}&until=${until}`);
  });

/** Classes by hour of the week, month, type and coach, of so many days. */
export const breakdowns = (club: Club, today: number, days: number): Shot[] =>
  Array.from({ length: 40 }, (_, i) => {
    const [from, until] = [dateOf(today - day * (days + i)), dateOf(today - day * (1 + i))];
    return byOwner(club, `/api/classes/analytics/breakdowns/?club_id=${club.id}&from=${from}&until=${until}`);
  });

/** The desk books: each student and class once, all of them new; the `part`-th sixty thousand. */
export function newBookings(club: Club, part: 0 | 1 | 2 | 3): Shot[] {
  const { owner, sessions, students } = club;
  const free = Math.floor((students.length * 2) / 3);
  return Array.from({ length: 60_000 }, (_, i) => {
    const at = part * 60_000 + i;
    const round = Math.floor(at / sessions.length);
    const student = students[students.length - free + ((at + round * 7) % free)] as string;
    return booking(club, owner.token, sessions[at % sessions.length] as string, student);
  });
}

export const withKeys = (shots: readonly Shot[]): Shot[] =>
  shots.map((shot) => ({ ...shot, headers: { ...shot.headers, 'idempotency-key': randomUUID() } }));

/** Bookings of people with an account, each of whom is told. */
export const toldBookings = (club: Club): Shot[] => {
  const { accounts, owner, booked } = club;
  const sessions = club.sessions.slice(booked);
  return Array.from({ length: sessions.length * 20 }, (_, at) => {
    const round = Math.floor(at / sessions.length);
    const { student } = accounts[(at + round * 7) % accounts.length] as Account;
    return booking(club, owner.token, sessions[at % sessions.length] as string, student);
  });
};

export const booking = (club: Club, token: string, session: string, student: string): Shot => ({
  method: 'POST',
  path: `/api/classes/sessions/${session}/enroll/`,
  headers: headersOf(club, token),
  body: JSON.stringify({
    student_id: student,
    ...(token === club.owner.token && { overrides: ['overlap'] }),
  }),
});

export const cancelling = (club: Club, enrollment: string): Shot => ({
  method: 'DELETE',
  path: `/api/classes/enrollments/${enrollment}/`,
  headers: headersOf(club, club.owner.token),
});

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
