// biome-ignore-all lint/suspicious/noExplicitAny: the file is walked as it comes
import { beforeAll, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, lookAfter, type Place, person } from '../../test/builders.ts';
import { useFees } from '../../test/school.ts';
import { buildClient } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { usualRetention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { readXml } from '../kernel/xml.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { makeCollection } from './commands/collect.ts';
import { forgetAccounts } from './jobs.ts';
import { candidatesFor } from './store/candidates.ts';

/* A school by the month whose fees, due on 5 October 2026, a Monday, are collected from the accounts of who has signed. */
const { server, made, group, give, plan, raise, chargesOf } = useFees('2026-09-28T09:00:00Z');
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let schedule_id: string;
const iban = 'ES91 2100 0418 4502 0005 1332';
const creditor = { debit_creditor_name: 'Club Pádel Ñ & Hijos', debit_creditor_id: 'ES26000G12345678' };

beforeAll(async () => {
  ({ place, owner } = made);
  schedule_id = await group('Iniciación');
  await plan(schedule_id);
});

const set = (values: object) => owner.patch('/api/settings/', { club_id: place.club_id, values });
const path = '/api/classes/collections/';
const preview = (by = owner) => by.get(`${path}preview/?club_id=${place.club_id}&collect_on=2026-10-13`);
const sign = (client_id: string, more: object = {}) =>
  owner.post('/api/classes/mandates/', {
    ...{ club_id: place.club_id, client_id, iban, holder: 'Ana Muñoz', signed_on: '2026-09-20', ...more },
  });
const step = (id: string, name: string) => owner.post(`${path}${id}/${name}/`, {});
const fileOf = (id: string) => owner.get(`${path}${id}/file/`);
const submit = async (id: string) => {
  await ok(fileOf(id));
  return ok(step(id, 'submit'));
};
const ofItem = (id: string, name: string, body: object = {}) =>
  owner.post(`/api/classes/collected/${id}/${name}/`, body);
const account = (who: Person) => ok(who.get(`/api/classes/accounts/${who.profile_id}/`));

async function collect(on = '2026-10-13') {
  const { seen } = await ok(owner.get(`${path}preview/?club_id=${place.club_id}&collect_on=${on}`));
  const body = { club_id: place.club_id, collect_on: on, due_until: on, seen };
  return ok(owner.post(path, body), 201);
}

test('a club collects from nobody until it is told as whom; an account and an identifier that are none are refused', async () => {
  expect((await preview()).body.code).toBe('debits.off');
  const wrong = await set({ debit_creditor_id: 'ES27000G12345678' });
  expect(wrong.body.errors).toMatchObject([{ path: '/values/debit_creditor_id', code: 'creditor_id' }]);
  const none = await set({ debit_creditor_iban: 'ES91 2100 0418 4502 0005 1333' });
  expect(none.body.errors).toMatchObject([{ path: '/values/debit_creditor_iban', code: 'iban' }]);
  await ok(set({ ...creditor, debit_creditor_iban: iban, returned_debit_fee: 450, issue_receipts: true }));
  expect(await ok(preview())).toMatchObject({ earliest_on: '2026-10-12', count: 0, left: [] });
});

test('a month is shown, collected, booked and comes back', async () => {
  const parent = await person(server, place, 'student');
  const child = await buildClient(server.db, place);
  await lookAfter(server.db, place, parent.profile_id, child);
  const other = await person(server, place, 'student');
  for (const one of [parent.profile_id, child, other.profile_id]) await give(schedule_id, one, '2026-10-01');
  await ok(raise('2026-10'));

  // A mandate: noted by the desk, shown without its account, the payer's to see.
  expect((await sign(parent.profile_id, { iban: 'ES00 1234' })).body.errors).toMatchObject([
    { code: 'iban' },
  ]);
  const signed = await ok(sign(parent.profile_id), 201);
  expect(signed).toMatchObject({
    iban_end: '1332',
    status: 'active',
    sequence: 'first',
    lapses_on: '2029-09-20',
  });
  expect(JSON.stringify(signed)).not.toContain('2100');
  expect((await ok(parent.get('/api/classes/mandates/'))).results).toMatchObject([
    { id: signed.id, abilities: { end: true }, noted_by: null },
  ]);
  expect((await other.get(`/api/classes/mandates/${signed.id}/`)).status).toBe(404);

  // Shown before: both charges of the family by one mandate, and who has none.
  const shown = await ok(preview());
  expect(shown).toMatchObject({
    ...{ count: 2, payers: 1, amount: 12400, collect_on: '2026-10-13' },
    left: [{ student_id: other.profile_id, why: 'no_mandate' }],
  });
  expect(shown.items.map((one: { sequence: string }) => one.sequence)).toEqual(['FRST', 'RCUR']);
  expect((await preview(other)).status).toBe(403);
  const body = { club_id: place.club_id, collect_on: '2026-10-13', due_until: '2026-10-13' };
  // As many and as much, but by another account: that is not what was shown.
  const mandate = await ok(sign(parent.profile_id), 201);
  expect((await owner.post(path, { ...body, seen: shown.seen })).body.code).toBe('debits.changed');
  const saturday = { ...body, collect_on: '2026-10-17', seen: shown.seen };
  expect((await owner.post(path, saturday)).body.errors).toMatchObject([
    { code: 'no_bank_day', params: { date: '2026-10-19' } },
  ]);
  const collection = await collect();
  expect(collection).toMatchObject({ status: 'made', count: 2, amount: 12400, payers: 1 });

  // Reserved: not late, and paid in no other way.
  const [charge] = await chargesOf(child);
  const pay = { payer_id: parent.profile_id, club_id: place.club_id, payment_method: 'cash' };
  const refused = await owner.post('/api/classes/payments/', { ...pay, items: [{ charge_id: charge.id }] });
  expect(refused.body.code).toBe('payments.not_open');
  expect(charge).toMatchObject({ collect_on: '2026-10-13', abilities: { correct: false, cancel: false } });
  expect((await account(parent)).open).toMatchObject([
    { charge: { collect_on: '2026-10-13' }, can_pay: false },
    { can_pay: false, can_take: false },
  ]);
  expect(await ok(preview())).toMatchObject({
    count: 0,
    left: [{ why: 'under_way' }, { why: 'under_way' }, {}],
  });

  // Told once, before it is collected.
  const told = async () => {
    await work(server, notificationReactions, server.clock.now());
    const { results } = await ok(parent.get('/api/notifications/'));
    return results.filter((one: any) => one.kind === 'direct_debit').map((one: any) => one.subject);
  };
  expect(await told()).toEqual([expect.stringContaining('13 de octubre de 2026')]);

  // The file: its totals, one group for each sequence, letters that every bank takes.
  expect((await step(collection.id, 'submit')).body.code).toBe('debits.file_changed');
  const file = await fileOf(collection.id);
  expect(file.headers.get('content-type')).toContain('application/xml');
  const { CstmrDrctDbtInitn: pain } = (readXml(file.body, ['PmtInf', 'DrctDbtTxInf']) as any).Document;
  expect(pain.GrpHdr).toMatchObject({ NbOfTxs: '2', CtrlSum: '124.00' });
  expect(pain.PmtInf.map((one: any) => [one.PmtTpInf.SeqTp, one.Cdtr.Nm, one.CtrlSum])).toEqual([
    ['FRST', 'Club Padel N + Hijos', '62.00'],
    ['RCUR', 'Club Padel N + Hijos', '62.00'],
  ]);
  expect(pain.PmtInf[0].DrctDbtTxInf[0].Dbtr.Nm).toBe('Ana Munoz');

  // At the bank: nothing is taken out, and it is booked on its day.
  const [first, second] = collection.items;
  await ok(step(collection.id, 'submit'));
  expect((await step(collection.id, 'cancel')).body.code).toBe('debits.changed');
  expect((await step(collection.id, 'book')).body.code).toBe('debits.changed');
  server.clock.set('2026-10-13T09:00:00Z');
  const booked = await ok(step(collection.id, 'book'));
  expect(booked).toMatchObject({ status: 'booked', items: [{ status: 'booked' }, { status: 'booked' }] });
  expect((await account(parent)).open).toEqual([]);
  const paid = await ok(parent.get(`/api/classes/payments/${first.payment_id}/`));
  expect(paid).toMatchObject({ method: 'direct_debit', status: 'captured', amount: 6200 });
  const till = await ok(owner.get(`/api/classes/till/?club_id=${place.club_id}&date=2026-10-13`));
  expect(till.money).toEqual([{ method: 'direct_debit', taken: 12400, returned: 0, count: 2 }]);

  // It comes back: owed again with its fee, its receipt corrected; a mistake is undone.
  await ok(ofItem(second.id, 'return', { code: 'AM04' }));
  expect((await account(parent)).open).toMatchObject([{ amount: 6650 }]);
  expect(await told()).toHaveLength(2);
  const back = await ok(owner.get(`/api/classes/receipts/?payment_id=${second.payment_id}`));
  expect(back.results).toHaveLength(2);
  expect((await ofItem(second.id, 'return', { code: 'AM04' })).body.code).toBe('debits.changed');
  const undone = await ok(ofItem(second.id, 'undo_return'));
  expect(undone).toMatchObject({ status: 'booked', fee_amount: 0, return_code: '' });
  expect((await account(parent)).open).toEqual([]);

  // Revoked: nothing more is collected by it.
  const { id } = mandate;
  expect(await ok(parent.post(`/api/classes/mandates/${id}/end/`, {}))).toMatchObject({
    ...{ status: 'ended', end_reason: 'revoked', sequence: 'recurrent' },
  });
});

test('what is not given to the bank is taken out, and what it refuses is owed as before', async () => {
  const student = await person(server, place, 'student');
  await give(schedule_id, student.profile_id, '2026-10-13');
  await ok(raise('2026-10'));
  const on = '2026-10-27';
  // A mandate that has lapsed is in the way of none that is good, nor what cannot be collected of what can be.
  await ok(sign(student.profile_id, { signed_on: '2022-01-02' }), 201);
  const next = async () => {
    const asked = { club_id: place.club_id, due_until: on, collect_on: on, most: 0 };
    const run = (scope: Scope) => candidatesFor(scope, asked);
    const all = await asSystem(server.db, place, server.clock.now(), run);
    return all.map(({ student_id, mandate }) => [student_id, mandate?.payer_id]);
  };
  expect(await next()).toEqual([]);
  const parent = await person(server, place, 'student');
  await lookAfter(server.db, place, parent.profile_id, student.profile_id);
  await ok(sign(parent.profile_id), 201);
  expect(await next()).toEqual([[student.profile_id, parent.profile_id]]);
  await ok(sign(student.profile_id), 201);
  const first = await collect(on);
  await ok(ofItem(first.items[0].id, 'take_out'));
  expect((await account(student)).open).toHaveLength(1);
  expect(await ok(step(first.id, 'cancel'))).toMatchObject({ status: 'cancelled' });
  const second = await collect(on);
  await submit(second.id);
  const [item] = second.items;
  await ok(ofItem(item.id, 'return', { code: 'MD01', with_fee: false }));
  expect((await account(student)).open).toMatchObject([{ amount: item.amount }]);
  await ok(ofItem(item.id, 'undo_return'));
  // Noted as refused anew, and the others are booked: it had not been refused, so it is booked with them.
  await ok(ofItem(item.id, 'return', { code: 'MD01' }));
  server.clock.set('2026-10-27T09:00:00Z');
  await ok(step(second.id, 'book'));
  const undone = { status: 'booked', sequence: 'FRST' };
  expect(await ok(ofItem(item.id, 'undo_return'))).toMatchObject(undone);
  expect((await account(student)).open).toEqual([]);
  // What came back is collected another time: until it is not, there is nothing to be undone.
  await ok(ofItem(item.id, 'return', { code: 'MD06', with_fee: false }));
  const third = await collect('2026-11-10');
  expect((await ofItem(item.id, 'undo_return')).body.code).toBe('debits.changed');
  await ok(step(third.id, 'cancel'));
  expect(await ok(ofItem(item.id, 'undo_return'))).toMatchObject(undone);
});

test('a bank has what was in the file that was taken last, and nothing is collected by a mandate that has ended', async () => {
  const [one, two] = [await person(server, place, 'student'), await person(server, place, 'student')];
  const id_of = await ownGroup();
  for (const { profile_id } of [one, two]) {
    await give(id_of, profile_id, '2026-10-28');
    await ok(sign(profile_id), 201);
  }
  await ok(raise('2026-10'));
  const { id } = await collect('2026-11-12');
  const message = async () => /<MsgId>(.*)<.MsgId>/.exec((await fileOf(id)).body as string)?.[1];
  const first = await message();
  expect(await message()).toBe(first);
  const states = async () =>
    (await ok(owner.get(`${path}${id}/`))).items.map((it: any) => [
      it.payer_id === one.profile_id,
      it.status,
    ]);
  const { id: other } = await ok(sign(one.profile_id), 201);
  expect(new Map(await states())).toEqual(
    new Map([
      [true, 'taken_out'],
      [false, 'waiting'],
    ]),
  );
  expect((await step(id, 'submit')).body.code).toBe('debits.file_changed');
  expect(await message()).toBe(`${first?.slice(0, 31)}-2`);
  await ok(step(id, 'submit'));
  const { results } = await ok(two.get('/api/classes/mandates/'));
  await ok(two.post(`/api/classes/mandates/${results[0].id}/end/`, {}));
  expect(new Map(await states()).get(false)).toBe('waiting');
  await ok(step(id, 'unsubmit'));
  expect(new Map(await states()).get(false)).toBe('taken_out');
  await ok(step(id, 'cancel'));
  await ok(owner.post(`/api/classes/mandates/${other}/end/`, {}));
});

test('who leaves is not collected from for days that they do not have, as long as no bank has the file', async () => {
  const student = await person(server, place, 'student');
  const other = await group('Avanzado', { recurrence_days: [2] });
  await plan(other);
  const place_id = await give(other, student.profile_id, '2026-10-28');
  await ok(raise('2026-11'));
  await ok(sign(student.profile_id), 201);
  const { id, items } = await collect('2026-11-12');
  await ok(owner.post(`/api/classes/places/${place_id}/leave/`, { ends_on: '2026-11-09' }));
  const after = await ok(owner.get(`${path}${id}/`));
  const own = (one: { student_id: string }) => one.student_id === student.profile_id;
  expect(items.filter(own)).toHaveLength(1);
  expect(after.items.filter(own)).toMatchObject([{ status: 'taken_out' }]);
});

test('what is not owed any more when it is collected is credit of who paid, and goes back from there', async () => {
  const student = await person(server, place, 'student');
  const place_id = await give(await ownGroup(), student.profile_id, '2026-10-29');
  await ok(raise('2026-11'));
  await ok(sign(student.profile_id), 201);
  const { id, items } = await collect('2026-11-12');
  const own = (one: { student_id: string }) => one.student_id === student.profile_id;
  await submit(id);
  await ok(owner.post(`/api/classes/places/${place_id}/leave/`, { ends_on: '2026-10-31' }));
  const before = server.clock.now();
  server.clock.set('2026-11-12T09:00:00Z');
  const booked = (await ok(step(id, 'book'))).items.find(own);
  expect(booked).toMatchObject({ status: 'booked', kept_amount: items.find(own).amount });
  expect((await account(student)).credit).toEqual([{ currency: 'EUR', balance: booked.amount }]);
  await ok(ofItem(booked.id, 'return', { code: 'MD06' }));
  expect(await account(student)).toMatchObject({ credit: [{ balance: 0 }], open: [] });
  expect((await ofItem(booked.id, 'undo_return')).body.code).toBe('debits.changed');
  server.clock.set(before.toISOString());
});

test('two profiles that become one pay by one mandate', async () => {
  const [kept, other, third] = [
    await buildClient(server.db, place),
    await buildClient(server.db, place),
    await buildClient(server.db, place),
  ];
  const { id: first } = await ok(sign(other), 201);
  const become = (other_id: string) => owner.post(`/api/clients/${kept}/merge/`, { other_id });
  const ofKept = async () =>
    (await ok(owner.get(`/api/classes/mandates/?client_id=${kept}`))).results.map(
      (one: { id: string; end_reason: string }) => [one.id, one.end_reason],
    );
  expect((await become(other)).status).toBe(200);
  expect(await ofKept()).toEqual([[first, '']]);
  const { id: second } = await ok(sign(third), 201);
  expect((await become(third)).status).toBe(200);
  expect(new Map(await ofKept())).toEqual(
    new Map([
      [first, ''],
      [second, 'replaced'],
    ]),
  );
});

/** A fee is paid at the desk while somebody else makes a collection of it. @returns the answer, and what the fee is then */
async function payMeanwhile(lock: boolean) {
  const student = await person(server, place, 'student');
  await give(await ownGroup(), student.profile_id, '2026-10-29');
  await ok(raise('2026-11'));
  await ok(sign(student.profile_id), 201);
  const [charge] = await chargesOf(student.profile_id);
  const days = { club_id: place.club_id, collect_on: '2026-11-12', due_until: '2026-11-12' };
  const { seen } = await ok(owner.get(`${path}preview/?${new URLSearchParams(days)}`));
  const run = <T>(work: (scope: Scope) => Promise<T>) => asSystem(server.db, place, server.clock.now(), work);
  const pay = { payer_id: student.profile_id, club_id: place.club_id, payment_method: 'cash' };
  const both = await atOnce({
    ...{ owner: server.owner, open: run<unknown> },
    first: (scope: Scope) => makeCollection(scope, { ...days, seen }, { lock }),
    second: () => owner.post('/api/classes/payments/', { ...pay, items: [{ charge_id: charge.id }] }),
  });
  await both.first;
  const [after] = await chargesOf(student.profile_id);
  return { answer: (await both.second).status, status: after.status, collect_on: after.collect_on };
}
const ownGroup = async () => {
  const id = await group('Aparte', { recurrence_days: [3] });
  await plan(id);
  return id;
};

test('a fee is collected or paid at the desk, never both', async () => {
  expect(await payMeanwhile(true)).toEqual({ answer: 409, status: 'open', collect_on: '2026-11-12' });
});

test('control: without the locks of who pays it is both', async () => {
  expect(await payMeanwhile(false)).toEqual({ answer: 201, status: 'paid', collect_on: '2026-11-12' });
});

test('the account of a mandate that nobody uses any more is forgotten', async () => {
  const accounts = async () =>
    (await server.owner.query(`select 1 from debit_mandates where iban <> '' and ended_at is not null`))
      .rowCount;
  expect(await accounts()).toBe(2);
  const later = new Date('2028-03-01T00:00:00Z');
  await asSystem(server.db, place, later, (scope) => forgetAccounts(scope, usualRetention));
  expect(await accounts()).toBe(0);
});
