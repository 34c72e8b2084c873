import type { FastifyRequest } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../test/builders.ts';
import { useServer } from '../test/server.ts';
import { buildSession } from '../test/sessions.ts';
import { introduced, type PageHead } from './kernel/http/first-page.ts';
import { pageHeads } from './page-heads.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
const publicUrl = 'https://club.test';
const evil = '</script><script>alert("1")</script>\u2028<!--';
let place: Place;
let path: string;
let ids: Record<'winter' | 'summer' | 'full' | 'off' | 'late', string>;

beforeAll(async () => {
  place = await buildClub(server.db);
  path = `/c/${place.organization_slug}/${place.club_slug}`;
  const ana = await person(server, place, 'instructor');
  const given = async (starts_at: string, more: object = {}) =>
    (await buildSession(server.db, place, { starts_at, ...more })).session_id;
  ids = {
    winter: await given('2026-03-03T18:00:00Z', { instructor_id: ana.profile_id, price: 1550 }),
    full: await given('2026-03-04T18:00:00Z', { max_participants: 1 }),
    off: await given('2026-03-05T18:00:00Z'),
    late: await given('2026-03-16T18:00:00Z'),
    summer: await given('2026-03-29T18:00:00Z'),
  };
  await server.owner.query('update class_schedules set name = $1', [evil]);
  await server.owner.query("update clubs set address = 'Calle 1', name = $1", [evil]);
  await server.owner.query('update class_sessions set enrolled_count = 1 where id = $1', [ids.full]);
  const owner = await person(server, place, 'owner');
  await owner.post(`/api/classes/sessions/${ids.off}/cancel/`, { reason: 'a secret of the desk' });
});

const head = async (url = path, clock = server.clock) => {
  const request = {
    url,
    headers: { host: new URL(server.url).host },
    socket: {},
  } as unknown as FastifyRequest;
  return pageHeads({ app: server.app, clock, db: server.db, publicUrl })(url, request);
};
const graphOf = async (...asked: Parameters<typeof head>) => {
  const { facts } = (await head(...asked)) as PageHead;
  return (facts as { '@graph': Record<string, unknown>[] })['@graph'];
};

test('a club’s page tells the classes of two weeks, as the public list has them', async () => {
  const [club, winter, full, off, ...others] = await graphOf();
  const url = publicUrl + path;
  expect(others).toEqual([]);
  expect(club).toMatchObject({ '@type': 'SportsActivityLocation', '@id': url });
  expect(winter).toMatchObject({
    '@type': 'SportsEvent',
    url: `${url}/${ids.winter}?week=2026-03-03`,
    ...{ startDate: '2026-03-03T19:00:00+01:00', endDate: '2026-03-03T20:00:00+01:00' },
    eventStatus: 'https://schema.org/EventScheduled',
    location: { '@id': url, address: 'Calle 1' },
    organizer: { '@type': 'Organization', url },
    offers: { price: '15.50', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
  });
  expect(full).toMatchObject({ offers: { availability: 'https://schema.org/SoldOut' } });
  expect(off).toMatchObject({
    url: expect.stringContaining(ids.off),
    eventStatus: 'https://schema.org/EventCancelled',
  });
  expect(off).not.toHaveProperty('offers');
  expect(JSON.stringify(await head())).not.toContain('a secret of the desk');
});

test('at the end of a full day it is the next classes that are told, and none that is over', async () => {
  const clock = { ...server.clock, now: () => new Date('2026-03-03T18:40:00Z') };
  const names = (await graphOf(path, clock)).map((one) => one.startDate);
  expect(names).not.toContain('2026-03-03T19:00:00+01:00');
  expect(names.length).toBeGreaterThan(1);
});

test('hours are those of the club, with the offset of their own day', async () => {
  const clock = { ...server.clock, now: () => new Date('2026-03-20T09:00:00Z') };
  const [, summer] = await graphOf(path, clock);
  expect(summer).toMatchObject({ startDate: '2026-03-29T20:00:00+02:00' });
});

test('a class of its own, coaches and a club that keeps to itself are not told', async () => {
  expect(await graphOf(`${path}/${ids.winter}`)).toHaveLength(1);
  expect(JSON.stringify(await graphOf())).not.toContain('performer');
  await server.owner.query('update clubs set is_public = false');
  expect(await head()).toBeUndefined();
  await server.owner.query('update clubs set is_public = true');
});

test('no name of a class or a club ends the script that tells it', async () => {
  const found = await head();
  const html = introduced('<head><title>x</title></head><div id="root"></div>', found as PageHead);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html.match(/<\/script/g)).toHaveLength(1);
  const told = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
  expect(told['@graph'][1].name).toBe(evil);
});

test('a private class is told by its type: it is often called by who takes it', async () => {
  await server.owner.query("update class_types set type = 'individual', name = 'Particular ' || id");
  const names = (await graphOf()).filter((one) => one['@type'] === 'SportsEvent').map(({ name }) => name);
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) expect(name).toMatch(/^Particular /);
});
