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
  await admin.patch(club, { country: 'ES' });
  for (const wrong of [{ verifactu: true, receipt_tax_id: 'ESB12345674' }, { verifactu: true }]) {
    if (!('receipt_tax_id' in wrong)) await set({ receipt_tax_id: 'ESB12345674' });
    const path = `/values/${'receipt_tax_id' in wrong ? 'receipt_tax_id' : 'verifactu'}`;
    expect(await set(wrong)).toMatchObject({ status: 422, body: { errors: [{ path, code: 'nif' }] } });
  }
  await set(on);
  await admin.patch(club, { country: 'PT' });
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
    expect(fake.received.at(-1)?.xml).not.toContain('SinRegistroPrevio');
    expect((await receipts())[0].record).toBe('accepted');
  });

  test('of what the agency does not have say so when they annul it', async () => {
    const one = await paid();
    // As one that was written before there was a certificate.
    await server.owner.query(
      'delete from verifactu_sendings where record_id in (select id from verifactu_records where receipt_id = $1)',
      [one.receipt.id],
    );
    await one.undo();
    minutes(2);
    await send();
    expect(fake.received.at(-1)?.xml).toContain(
      '</sum1:IDFactura><sum1:SinRegistroPrevio>S</sum1:SinRegistroPrevio><sum1:Encadenamiento>',
    );
    expect((await one.receipts())[0].record).toBe('accepted');
  });

  test('whose number the agency has of somebody else are shown, not taken for ours', async () => {
    const one = await paid();
    const { name } = one.receipt;
    fake.known.set(name, 'Correcta');
    minutes(2);
    await send();
    const shown = (await records()).results.filter((it: { name: string }) => it.name === name);
    expect(shown).toMatchObject([{ status: 'accepted_with_errors', code: '3000' }]);
  });

  test('of issue and annulment whose answer is lost count once, as the agency says', async () => {
    const one = await paid();
    await one.undo();
    fake.state.silent = true;
    minutes(2);
    await send();
    fake.state.silent = false;
    expect(fake.known.get(one.receipt.name)).toBe('Anulada');
    minutes(1);
    await send();
    const { rows } = await server.owner.query(
      'select s.status from verifactu_sendings s join verifactu_records v on v.id = s.record_id where v.receipt_id = $1',
      [one.receipt.id],
    );
    expect(rows).toEqual([{ status: 'accepted' }, { status: 'accepted' }]);
  });

  test('that the schema does not take are found and refused alone; the others go out', async () => {
    const [one, two] = [await paid(), await paid()];
    const ask = (tax_id: string) =>
      admin.post(`/api/classes/receipts/${two.receipt.id}/invoice/`, {
        ...{ name: 'Empresa', address: 'Gran Vía 2', tax_id },
      });
    expect(await ask('PT123456789')).toMatchObject({
      ...{ status: 422, body: { errors: [{ path: '/tax_id', code: 'nif' }] } },
    });
    const { body: invoice } = await ask('A-5881850.1');
    const three = await paid();
    // As one that was written before this was asked.
    await server.owner.query(
      "update receipts set content = replace(content, 'A-5881850.1', 'PT123456789') where id = $1",
      [invoice.id],
    );
    for (let tries = 0; (await records()).waiting > 0 && tries < 6; tries++) {
      minutes(2);
      await send();
    }
    expect((await one.receipts())[0].record).toBe('accepted');
    expect((await three.receipts())[0].record).toBe('accepted');
    expect((await two.receipts()).map((it: { record: string }) => it.record)).toEqual([
      ...['rejected', 'accepted'],
    ]);
    expect((await records()).results[0]).toMatchObject({ name: invoice.name, code: '4102' });
  });

  test('that are refused are shown, and sent again when the desk says so', async () => {
    const one = await paid();
    const { name } = one.receipt;
    fake.state.says.set(name, 'Incorrecto');
    minutes(2);
    await send();
    const said = { code: '1110', description: 'El NIF no está identificado & censado' };
    expect(await records()).toMatchObject({ sends: true, waiting: 0, problem: '' });
    const [{ id, ...refused }] = (await records()).results;
    expect(refused).toMatchObject({ name, status: 'rejected', ...said });
    fake.state.says.set(name, 'AceptadoConErrores');
    const again = () => admin.post(`/api/classes/receipts/records/${id}/send_again/`);
    expect((await again()).body).toMatchObject({ waiting: 1 });
    expect(await again()).toMatchObject({ status: 409, body: { code: 'receipts.not_rejected' } });
    minutes(2);
    await send();
    expect((await records()).results[0]).toMatchObject({ name, status: 'accepted_with_errors' });
  });

  test('wait where nobody answers, longer each time, and count once where they had arrived', async () => {
    const one = await paid();
    fake.state.silent = true;
    minutes(2);
    await send();
    expect(await records()).toMatchObject({ waiting: 1, problem: expect.stringMatching(/socket|ECONN/) });
    fake.state.silent = false;
    fake.state.fault = 'Codigo[4112].El titular del certificado debe ser Obligado Emisión';
    minutes(1);
    await send();
    expect((await records()).problem).toContain('4112');
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
