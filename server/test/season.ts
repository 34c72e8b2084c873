import { expect } from 'vitest';
import { buildClub, person } from './builders.ts';
import type { TestServer } from './server.ts';

export type SeasonClub = Awaited<ReturnType<typeof openSeason>>;

/** A club whose groups have classes from 12 January to 29 March 2026, and go on from 6 April to 21 June. */
export async function openSeason(server: TestServer) {
  const place = await buildClub(server.db);
  const owner = await person(server, place, 'owner');
  const { club_id } = place;
  const type = await owner.post('/api/classes/types/', {
    ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1000 },
    ...{ min_participants: 1, max_participants: 4 },
  });
  const group = {
    ...{ club_id, class_type_id: type.body.id, recurrence: 'weekly', recurrence_days: [0], price: 1200 },
    ...{ start_date: '2026-01-12', end_date: '2026-03-29', start_time: '19:00', duration_minutes: 60 },
  };
  /** A draft. */
  async function add(own: object): Promise<string> {
    const { status, body } = await owner.post('/api/classes/schedules/', { ...group, ...own });
    expect([status, body.errors]).toEqual([201, undefined]);
    return body.id;
  }
  const asked = (other: object = {}) => ({
    ...{ club_id, from: '2026-01-12', until: '2026-03-29' },
    ...{ start_date: '2026-04-06', end_date: '2026-06-21', ...other },
  });
  return { place, owner, group, add, asked };
}
