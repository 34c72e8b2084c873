import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { waitingForLocks } from '../../test/at-once.ts';
import { buildClub, buildSecondClub, type Place, person } from '../../test/builders.ts';
import { Mailbox } from '../../test/mailbox.ts';
import { startBeside, useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { react, waitingFacts } from '../../test/worker.ts';
import { createMailer, sendMail } from '../kernel/mail.ts';
import { jobsFor } from '../kernel/queue.ts';
import { reactions } from '../reactions.ts';
import { receiptReactions } from './reactions.ts';
import { hashOf } from './rules/compose.ts';

const mailing = [...reactions, sendMail(createMailer(undefined, ''))];
const server = useServer({ now: '2026-12-31T22:30:00Z', reactions: mailing, sendsMail: true });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
let student: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  student = await person(server, place, 'student');
  const { status } = await admin.patch('/api/settings/', {
    club_id: place.club_id,
    values: {
      ...{ issue_receipts: true, receipt_tax_id: '89890001K', receipt_series: 'B', verifactu: true },
      ...{ receipt_issuer: 'Club de Pádel, S. L.', receipt_address: 'Calle Mayor 1, Madrid' },
    },
  });
  expect(status).toBe(200);
});

const booked = async (student_id: string) => {
  const { session_id } = await buildSession(server.db, place, {
    price: 1500,
    starts_at: '2027-01-12T18:00:00Z',
  });
  const { body } = await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
  return body.id as string;
};
const pay = async (id: string, payment_amount = 1500) =>
  (
    await admin.post(`/api/classes/enrollments/${id}/record_payment/`, {
      payment_method: 'cash',
      payment_amount,
    })
  ).body;
const receiptsOf = async (who: Person, query: string) =>
  (await who.get(`/api/classes/receipts/?${query}`)).body.results;

describe('a payment', () => {
  test('has a receipt in its transaction, with VAT, huella and QR; undone, it is annulled', async () => {
    const id = await booked(student.profile_id as string);
    const { payment_id } = await pay(id);
    const [receipt] = await receiptsOf(student, '');
    expect(receipt).toMatchObject({
      ...{ kind: 'simplified', name: 'BS-2026-000001', payment_id, total: 1500, vat: 260, vat_rate: 2100 },
      ...{ local_date: '2026-12-31', issued_at: '2026-12-31T23:30:00+01:00', customer: null, corrects: null },
      issuer: { name: 'Club de Pádel, S. L.', tax_id: '89890001K', address: 'Calle Mayor 1, Madrid' },
      lines: [{ kind: 'class', amount: 1500, vat: 260 }],
      verification_url: expect.stringContaining('numserie=BS-2026-000001&fecha=31-12-2026&importe=15.00'),
      abilities: { invoice: false },
    });
    const reason = 'wrong person';
    await admin.post(`/api/classes/enrollments/${id}/undo_payment/`, { payment_id, reason });
    const after = await receiptsOf(admin, `payment_id=${payment_id}`);
    expect(after).toMatchObject([{ name: 'BS-2026-000001', annulled: true, is_sent: false, record: null }]);
  });

  test('of nothing has none, and the next year begins at 1', async () => {
    const client = await buildClient(server.db, place);
    await pay(await booked(client), 0);
    expect(await receiptsOf(admin, `client_id=${client}`)).toEqual([]);
    server.clock.set('2026-12-31T23:30:00Z');
    const another = await buildClient(server.db, place);
    await pay(await booked(another), 900);
    expect(await receiptsOf(admin, `client_id=${another}`)).toMatchObject([{ name: 'BS-2027-000001' }]);
  });
});

describe('a receipt', () => {
  test('is replaced by an invoice once, and what goes back then corrects that', async () => {
    const id = await booked(await buildClient(server.db, place));
    const { payment_id } = await pay(id);
    const [{ id: receipt, abilities }] = await receiptsOf(admin, `payment_id=${payment_id}`);
    expect(abilities).toEqual({ invoice: true });
    const customer = { name: 'Empresa, S. A.', tax_id: 'A58818501', address: 'Gran Vía 2, Madrid' };
    const ask = (who: Person) => who.post(`/api/classes/receipts/${receipt}/invoice/`, customer);
    expect((await ask(student)).status).toBe(403);
    const { status, body } = await ask(admin);
    expect([status, body]).toMatchObject([
      201,
      { kind: 'invoice', name: 'BF-2027-000001', customer, vat: 260 },
    ]);
    expect(await ask(admin)).toMatchObject({ status: 409, body: { code: 'receipts.no_invoice' } });
    await admin.post(`/api/classes/enrollments/${id}/undo_payment/`, { payment_id, reason: 'twice' });
    expect((await receiptsOf(admin, `payment_id=${payment_id}`))[0]).toMatchObject({
      ...{ kind: 'corrective', corrects: 'BF-2027-000001', customer },
    });
  });

  test('of which the money goes back at that moment gets no invoice', async () => {
    const id = await booked(await buildClient(server.db, place));
    const { payment_id } = await pay(id);
    const [{ id: receipt }] = await receiptsOf(admin, `payment_id=${payment_id}`);
    const [held, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const chain = server.db.tenant(place.scope, async (tx) => {
      await sql`select from verifactu_chains where club_id = ${place.club_id}::uuid for update`.execute(tx);
      held.resolve();
      await goOn.promise;
    });
    await held.promise;
    const back = { payment_id, reason: 'wrong person' };
    const undo = admin.post(`/api/classes/enrollments/${id}/undo_payment/`, back);
    while ((await waitingForLocks(server.owner)) < 1) await pause(10);
    // Control: who only reads is told that an invoice can take its place, in the same moment.
    expect((await admin.get(`/api/classes/receipts/${receipt}/`)).body.abilities).toEqual({ invoice: true });
    const customer = { name: 'Empresa, S. A.', tax_id: 'A58818501', address: 'Gran Vía 2, Madrid' };
    const invoice = admin.post(`/api/classes/receipts/${receipt}/invoice/`, customer);
    while ((await waitingForLocks(server.owner)) < 2) await pause(10);
    goOn.resolve();
    await chain;
    expect((await undo).status).toBe(200);
    expect(await invoice).toMatchObject({ status: 409, body: { code: 'receipts.no_invoice' } });
    const after = await receiptsOf(admin, `payment_id=${payment_id}`);
    expect(after).toMatchObject([{ id: receipt, annulled: true }]);
  });

  test('is a PDF, for whoever may see it', async () => {
    const [{ id }] = await receiptsOf(student, '');
    const file = await student.get(`/api/classes/receipts/${id}/file/?language=es`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.body).toMatch(/^%PDF-/);
    const other = await person(server, place, 'student');
    for (const path of ['', 'file/'])
      expect((await other.get(`/api/classes/receipts/${id}/${path}`)).status).toBe(404);
    expect(await receiptsOf(other, '')).toEqual([]);
  });

  test('is sent to who paid as a PDF, once; automatically where the club says so', async () => {
    const box = new Mailbox();
    await box.open();
    const [{ id, name, by_mail }] = await receiptsOf(student, '');
    expect(by_mail).toBe('ready');
    const send = () => student.post(`/api/classes/receipts/${id}/send/`);
    expect(await send()).toMatchObject({ status: 200, body: { to: [student.email], again: false } });
    expect((await send()).body.again).toBe(true);
    const other = await person(server, place, 'student');
    expect((await other.post(`/api/classes/receipts/${id}/send/`)).status).toBe(404);
    const set = (email_receipts: boolean) =>
      admin.patch('/api/settings/', { club_id: place.club_id, values: { email_receipts } });
    await set(true);
    await pay(await booked(other.profile_id as string));
    await set(false);
    const sends = [...receiptReactions, sendMail(box.mailer)];
    // What was pressed is sent, and what was issued queued; then that is sent too.
    for (const _ of [1, 2])
      for (const job of jobsFor(await waitingFacts(server), sends))
        await react(server.db, sends, job, server.clock.now());
    expect([box.at(other.email).length, box.at(student.email).length]).toEqual([1, 1]);
    const [mail] = box.at(student.email) as [string];
    expect(mail).toContain(`filename=${name}.pdf`);
    const base64 = /\.pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/\r\n]+)/.exec(mail)?.[1] ?? '';
    const file = Buffer.from(base64, 'base64').toString('latin1');
    expect(file).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
    // With the letters of “Łukasz” in it.
    expect(file).toMatch(/FontFile2/);
    const kept = await server.owner.query(
      "select status, attachment from mails where dedupe_key like 'receipt:%'",
    );
    expect(kept.rows).toEqual([1, 2].map(() => ({ status: 'sent', attachment: null })));
    await box.close();
  });

  test('says when it cannot be sent: no address, or no mail at all', async () => {
    const client = await buildClient(server.db, place);
    await server.owner.query('update client_profiles set email = null where id = $1', [client]);
    await pay(await booked(client));
    const [{ id, by_mail }] = await receiptsOf(admin, `client_id=${client}`);
    expect(by_mail).toBe('no_address');
    const send = (who: Person) => who.post(`/api/classes/receipts/${id}/send/`);
    expect(await send(admin)).toMatchObject({ status: 409, body: { code: 'receipts.no_address' } });
    const silent = await startBeside(server);
    const [{ id: one }] = await receiptsOf(student, '');
    const post = silent.as(student.headers).post(`/api/classes/receipts/${one}/send/`);
    expect(await post).toMatchObject({ status: 409, body: { code: 'receipts.no_mail' } });
    await silent.close();
  });

  test('is chained to the one before, and nobody of the application changes it', async () => {
    const { rows } = await server.owner.query(
      'select position, previous_hash, content, hash from receipts where club_id = $1 order by position',
      [place.club_id],
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const [i, row] of rows.entries()) {
      expect(row).toMatchObject({ position: i + 1, previous_hash: rows[i - 1]?.hash ?? '' });
      expect(row.hash).toBe(hashOf(row.previous_hash, row.content));
    }
    const may = await server.owner.query(
      `select has_table_privilege('bandeja_app', 'receipts', 'select') as read,
              has_any_column_privilege('bandeja_app', 'receipts', 'update') or has_table_privilege('bandeja_app', 'receipts', 'delete') as change`,
    );
    expect(may.rows).toEqual([{ read: true, change: false }]);
  });
});

test('two clubs with one tax id do not get the same letters', async () => {
  const owner = await person(server, place, 'owner');
  const club_id = await buildSecondClub(server.db, place);
  const own = { receipt_tax_id: '89.890.001-k', issue_receipts: true };
  const set = (values: object) => owner.patch('/api/settings/', { club_id, values });
  expect(await set({ ...own, receipt_series: 'b' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: '/values/receipt_series', code: 'series_taken' }] },
  });
  expect((await set({ ...own, receipt_series: 'C' })).status).toBe(200);
  expect((await set({ receipt_series: 'B' })).body.errors[0].params.club).toEqual(expect.any(String));
});
