import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../src/kernel/http/openapi.ts';
import { newId } from '../src/kernel/ids.ts';
import { buildClub, type Place, person } from './builders.ts';
import { useServer } from './server.ts';
import { buildClient, buildSession } from './sessions.ts';
import { operationsOf, requestFor } from './twin/requests.ts';

/* An id is one text within, however a client's library writes it; what only looks like one goes nowhere. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const capitals = (id: string) => id.toUpperCase();

describe('an id in capitals', () => {
  test('is the same id in the rules: nobody is in their own care', async () => {
    const id = await buildClient(server.db, place);
    const refused = { status: 409, body: { code: 'clients.guardian_circle' } };
    const asked = (path: string, client_id: string) =>
      owner.post(`/api/clients/${path}/dependants/`, { client_id });
    expect(await asked(id, capitals(id))).toMatchObject(refused);
    expect(await asked(capitals(id), id)).toMatchObject(refused);
  });

  test('is the same id where places are given', async () => {
    const { session_id } = await buildSession(server.db, place);
    const client = await buildClient(server.db, place);
    const booked = await owner.post(`/api/classes/sessions/${capitals(session_id)}/enroll/`, {
      student_id: capitals(client),
    });
    expect(booked).toMatchObject({ status: 201, body: { session_id, student_id: client } });
  });

  test('is the same id in a list', async () => {
    const refused = await owner.post('/api/classes/instructors/', {
      ...{ display_name: 'Twice', club_ids: [place.club_id, capitals(place.club_id)] },
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/club_ids', code: 'repeated' }] },
    });
  });
});

test('another way to write an id is refused by field wherever there is one', async () => {
  const found: string[] = [];
  const operations = operationsOf(openApiDocument(server.app as never) as never);
  for (const operation of operations) {
    const { method, path, body } = requestFor(operation, () => `urn:uuid:${newId()}`, {
      organization: place.organization_slug,
    });
    if (!JSON.stringify([path, body ?? null]).match(/urn(:|%3A)uuid/)) continue;
    const { status } = await fetch(server.url + path, {
      ...{ method, headers: { ...owner.headers, 'content-type': 'application/json' } },
      ...(body && method !== 'GET' && { body: JSON.stringify(body) }),
    });
    // Public pages are named by short names and tokens: a text like any other, which is nobody's.
    const isText = path.startsWith('/api/public/') && !path.includes('?');
    const wanted = isText && method === 'GET' ? [404, 410] : [400];
    if (!wanted.includes(status)) found.push(`${method} ${path} ${status}`);
  }
  expect(found).toEqual([]);
});
