import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { type FakeAgency, startAgency } from '../../test/tax-agency.ts';
import { authority } from '../../test/tax-agency-certificates.ts';
import { fixedClock } from '../kernel/time/index.ts';
import { reactions } from '../reactions.ts';
import { sendWaiting } from './commands/send-records.ts';
import { atTaxAgency } from './reactions.ts';

const now = '2026-11-27T10:00:00Z';
// What waits is sent by the tests, as the worker would.
const server = useServer({
  ...{ now, sendsRecords: true },
  reactions: [...reactions, ...atTaxAgency({} as never, { clock: fixedClock(now), version: '1.0' })],
});
type Person = Awaited<ReturnType<typeof person>>;
let [place, admin, fake] = [{} as Place, {} as Person, {} as FakeAgency];
beforeAll(async () => {
  fake = await startAgency();
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
});
afterAll(() => fake.close());

const set = (values: object) => admin.patch('/api/settings/', { club_id: place.club_id, values });
const send = () =>
  sendWaiting(
    { db: server.db, agency: fake.agency, clock: server.clock, version: '1.0' },
    place.organization_id,
  );
const minutes = (n: number) =>
  server.clock.set(new Date(server.clock.now().getTime() + n * 60_000).toISOString());

/** A class is paid. */
async function paid() {
  const student_id = await buildClient(server.db, place);
  const { session_id } = await buildSession(server.db, place, {
    price: 1500,
    starts_at: '2026-12-12T18:00:00Z',
  });
  const { body } = await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
  const pay = { payment_method: 'cash', payment_amount: 1500 };
  const { body: booking } = await admin.post(`/api/classes/enrollments/${body.id}/record_payment/`, pay);
  const receipts = async () =>
    (await admin.get(`/api/classes/receipts/?payment_id=${booking.payment_id}`)).body.results;
  const undo = () =>
    admin.post(`/api/classes/enrollments/${body.id}/undo_payment/`, {
      ...{ payment_id: booking.payment_id, reason: 'wrong person' },
    });
  return { receipts, undo, receipt: (await receipts())[0] };
}
const records = async () => (await admin.get(`/api/classes/receipts/records/?club_id=${place.club_id}`)).body;

test('a club is where its time zone is, unless it says so; records are for clubs in Spain', async () => {
  const club = `/api/clubs/${place.club_id}/`;
  expect((await admin.get(club)).body.country).toBe('ES');
  expect((await admin.patch(club, { country: 'PT' })).body.country).toBe('PT');
  const on = { issue_receipts: true, receipt_tax_id: 'b-1234567.4', receipt_issuer: 'Club & Cía, S. L.' };
  expect(await set({ ...on, verifactu: true })).toMatchObject({
    ...{ status: 422, body: { errors: [{ path: '/values/verifactu', code: 'only_in_spain' }] } },
  });
  await set(on);
  expect((await paid()).receipt).toMatchObject({ verification_url: null, is_sent: false, record: null });
  await admin.patch(club, { country: 'ES' });
  expect((await set({ verifactu: true })).status).toBe(200);
});

describe('records', () => {
  test('are sent in their order, each once, no sooner than the agency wants', async () => {
    const [one, two] = [await paid(), await paid()];
    expect(one.receipt).toMatchObject({ is_sent: true, record: 'waiting' });
    await Promise.all([send(), send()]);
    expect(fake.received).toHaveLength(1);
    const [{ xml, by }] = fake.received as [FakeAgency['received'][number]];
    expect(by).toBe('Test club');
    expect(xml).toContain(
      '<sum1:NombreRazon>Club &amp; Cía, S. L.</sum1:NombreRazon><sum1:NIF>B12345674</sum1:NIF>',
    );
    expect(xml.match(/<sum1:PrimerRegistro>S</g)).toHaveLength(1);
    const [first, second] = xml.match(/<sum1:Huella>[0-9A-F]{64}</g) as [string, string];
    expect(first).toBe(second); // The second record names the first.
    expect(xml.indexOf(one.receipt.name)).toBeLessThan(xml.indexOf(two.receipt.name));
    expect((await two.receipts())[0].record).toBe('accepted');
    const three = await paid();
    await send();
    expect((await three.receipts())[0].record).toBe('waiting');
    minutes(2);
    await send();
    expect(fake.received).toHaveLength(2);
    expect((await three.receipts())[0].record).toBe('accepted');
  });

  test('of a receipt by mistake say that it is annulled; nothing is corrected', async () => {
    const { undo, receipts, receipt } = await paid();
    await undo();
    expect(await receipts()).toMatchObject([
      { id: receipt.id, annulled: true, record: 'waiting', abilities: { invoice: false } },
    ]);
    minutes(2);
    await send();
    expect(fake.received.at(-1)?.xml).toContain(
      `<sum1:NumSerieFacturaAnulada>${receipt.name}</sum1:NumSerieFacturaAnulada>`,
    );
    expect((await receipts())[0].record).toBe('accepted');
  });

  test('that are refused are shown, and sent again when the desk says so', async () => {
    const one = await paid();
    const { name } = one.receipt;
    fake.state.says.set(name, 'Incorrecto');
    minutes(2);
    await send();
    expect(await records()).toMatchObject({
      ...{ sends: true, waiting: 0, problem: '' },
      results: [
        { name, status: 'rejected', code: '1110', description: 'El NIF no está identificado & censado' },
      ],
    });
    const [{ id }] = (await records()).results;
    fake.state.says.set(name, 'AceptadoConErrores');
    const again = () => admin.post(`/api/classes/receipts/records/${id}/send_again/`);
    expect((await again()).body).toMatchObject({ waiting: 1, results: [] });
    expect(await again()).toMatchObject({ status: 409, body: { code: 'receipts.not_rejected' } });
    minutes(2);
    await send();
    expect((await records()).results).toMatchObject([{ name, status: 'accepted_with_errors' }]);
  });

  test('wait where nobody answers, longer each time, and count once where they had arrived', async () => {
    const one = await paid();
    fake.state.silent = true;
    minutes(2);
    await send();
    expect(await records()).toMatchObject({ waiting: 1, problem: expect.stringMatching(/socket|ECONN/) });
    fake.state.silent = false;
    fake.state.fault = 'Codigo[4102].El XML no cumple el esquema';
    minutes(1);
    await send();
    expect((await records()).problem).toContain('4102');
    fake.state.fault = undefined;
    minutes(1);
    const before = fake.received.length;
    await send();
    expect(fake.received).toHaveLength(before); // Two minutes after the second failure.
    minutes(1);
    await send();
    expect(fake.received.at(-1)?.xml).toContain('<sum1:Incidencia>S<');
    expect((await one.receipts())[0].record).toBe('accepted');
    expect(await records()).toMatchObject({ waiting: 0, problem: '' });
  });

  test('are taken of nobody without a certificate', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    request(fake.url, { method: 'POST', ca: authority, agent: false }, () => resolve('answered'))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      .end('<x/>');
    expect(await promise).not.toBe('answered');
  });
});
