import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { checks } from '../doctor/checks.ts';

/* Who was erased is nobody: nothing is written about them any more, whichever door it comes through. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let gone: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  gone = await buildClient(server.db, place);
  await owner.patch('/api/settings/', { values: { erasure_wait_days: 0 } });
  await owner.post('/api/privacy/texts/', { text: 'Guardamos lo que hace falta.' });
  const { body } = await owner.post(`/api/clients/${gone}/erasure/`, {});
  expect(body.erasure.status).toBe('done');
});

const at = (path: string) => `/api/clients/${gone}/${path}`;

test('nothing is written about somebody who was erased', async () => {
  const other = await buildClient(server.db, place);
  const club_id = place.club_id;
  const asked: Record<string, () => Promise<{ status: number; body: { code?: string } }>> = {
    profile: () => owner.patch(at(''), { phone: '600' }),
    care: () => owner.patch(at('care/'), { medical_notes: 'asma' }),
    block: () => owner.post(at('block/'), { reason: 'x' }),
    dependant: () => owner.post(at('dependants/'), { display_name: 'Leo' }),
    dependant_of_another: () => owner.post(`/api/clients/${other}/dependants/`, { client_id: gone }),
    invitation: () =>
      owner.post('/api/invitations/', { email: 'a@example.test', role: 'student', client_id: gone }),
    credit: () => owner.post(`/api/classes/accounts/${gone}/adjust/`, { club_id, delta: 500, reason: 'x' }),
    payer: () =>
      owner.post('/api/classes/payments/', {
        ...{ payer_id: gone, club_id, payment_method: 'cash', items: [], top_up: 500 },
      }),
    consent: () => owner.post(at('privacy_consents/'), { version: 1, on_paper: '2026-03-01' }),
    level: () => owner.post(`/api/classes/students/${gone}/level/`, { level: 3, before: null }),
  };
  const answers: Record<string, string | undefined> = {};
  for (const [name, ask] of Object.entries(asked)) {
    const { status, body } = await ask();
    answers[name] = `${status} ${body?.code}`;
  }
  expect(answers).toEqual(Object.fromEntries(Object.keys(asked).map((name) => [name, '409 clients.erased'])));
  const { abilities } = (await owner.get(`/api/classes/accounts/${gone}/`)).body;
  expect(abilities).toEqual({ take_payment: false, adjust: false, use_credit: false });
});

test('the doctor finds what was written about them all the same', async () => {
  await server.owner.query(
    `insert into client_care (organization_id, id, client_id, medical_notes) values ($1, gen_random_uuid(), $2, 'x')`,
    [place.organization_id, gone],
  );
  const { sql } = checks.find(({ name }) => name === 'merged profiles')!;
  const found = await server.db.tenant(place.scope, async (tx) => {
    const { sql: text, parameters } = sql(server.clock.now()).compile(tx);
    return (await server.owner.query(text, [...parameters])).rows;
  });
  expect(found).toEqual([{ object: `client ${gone}: says nobody, and has notes of their health` }]);
});
