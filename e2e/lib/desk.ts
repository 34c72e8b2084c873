import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { photograph, seen } from './browser.ts';
import { onTheWall } from './club.ts';

/** A class of the group's type on the day at hand, ten minutes from now by the club's clock. */
export async function giveSoon(page: Page, name: string): Promise<void> {
  const rows = async (path: string) => page.request.get(path).then((answer) => answer.json());
  const [{ id: club_id, timezone }] = (await rows('/api/clubs/')).results;
  const [type] = (await rows('/api/classes/types/')).results;
  const { date, time } = onTheWall(new Date(Date.now() + 10 * 60_000), timezone);
  const made = await page.request.post('/api/classes/schedules/', {
    data: {
      ...{ club_id, class_type_id: type.id, name, recurrence: 'once', duration_minutes: 60 },
      ...{ start_date: date, start_time: time, min_participants: 1, max_participants: 4 },
    },
  });
  await page.request.post(`/api/classes/schedules/${(await made.json()).id}/publish/`, { data: {} });
}

/** A class of a group after today's, when it can still be cancelled in time. */
export async function classAhead(page: Page, name: string): Promise<{ id: string; local_date: string }> {
  const found = await page.request.get(`/api/classes/sessions/?q=${encodeURIComponent(name)}&limit=10`);
  const { results } = (await found.json()) as { results: { id: string; name: string; local_date: string }[] };
  return results.filter((one) => one.name === name)[1] as { id: string; local_date: string };
}

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** A day that has classes to be, and not the weekday of the groups that begin today, wherever it is today. */
export const CROWDED = inDays(17).toISOString().slice(0, 10);

/** A timetable of a weekday that is neither of those: two classes on one court, and a day that is none. */
export function timetable(): string {
  const day = inDays(9);
  const [date, weekday] = [day.toISOString().slice(0, 10), WEEKDAYS[day.getUTCDay()]];
  return `club,class_name,weekday,start_time,duration_minutes,court,start_date
Ribera,Mañanas,${weekday},10:00,90,Pista 2,${date}
Ribera,Noches,someday,20:00,90,Pista 2,${date}
Ribera,Otras mañanas,${weekday},11:00,90,Pista 2,${date}
`;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Forty courts, and a class on each at the same time. */
export async function crowd(page: Page): Promise<void> {
  const post = async <T>(path: string, data: object): Promise<T> => {
    const answer = await page.request.post(path, { data });
    expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
    return answer.json();
  };
  const { results: types } = await page.request.get('/api/classes/types/').then((answer) => answer.json());
  const { results: clubs } = await page.request.get('/api/clubs/').then((answer) => answer.json());
  const club_id = clubs[0].id;
  for (let number = 1; number <= 40; number += 1) {
    const court = await post<{ id: string }>('/api/courts/', { club_id, name: `Cubierta ${number}` });
    const { id } = await post<{ id: string }>('/api/classes/schedules/', {
      ...{ club_id, class_type_id: types[0].id, court_id: court.id, name: `Grupo ${number}` },
      ...{ recurrence: 'once', start_date: CROWDED, start_time: '19:00', duration_minutes: 60 },
    });
    await post(`/api/classes/schedules/${id}/publish/`, {});
  }
}

/** Carries what is at `from` to where `to` is, as a mouse does. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  for (const one of [to, from]) await one.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('not on screen');
  await page.mouse.move(start.x + 12, start.y + 12);
  await page.mouse.down();
  await page.mouse.move(end.x + 20, end.y + 8, { steps: 4 });
  await page.mouse.move(end.x + 24, end.y + 10);
}

/** Carries a class of 19:00 to the day beside its own, and back. */
export async function carryOverWeek(page: Page, name: RegExp): Promise<void> {
  const group = await seen(page.getByRole('table').getByRole('button', { name }));
  const own = Number(await group.locator('xpath=ancestor::td').getAttribute('data-lane'));
  const beside = own === 0 ? 1 : own - 1;
  const on = (day: number) => page.locator(`td[data-lane="${day}"][data-minute="1140"]`);
  const confirm = async () => page.getByRole('button', { name: 'Cambiar', exact: true }).click();
  await drag(page, group, on(beside));
  await seen(page.getByRole('status').filter({ hasText: '19:00–20:00, libre' }));
  await photograph(page, 'calendar carrying week');
  await page.mouse.up();
  await confirm();
  await seen(on(beside).getByRole('button', { name }));
  await group.press('m');
  await page.keyboard.press(own === 0 ? 'ArrowLeft' : 'ArrowRight');
  await page.keyboard.press('Enter');
  await confirm();
  await seen(on(own).getByRole('button', { name }));
}
