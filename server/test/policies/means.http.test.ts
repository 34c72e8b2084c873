import { beforeAll, expect, test } from 'vitest';
import { creditorOf } from '../../src/debits/rules/creditor.ts';
import { creditMakeUps } from '../../src/enrollments/jobs.ts';
import { takenAtDesk, whyNotBy } from '../../src/payments/rules.ts';
import { ok } from '../answers.ts';
import { asSystem, buildClub, type Place, person } from '../builders.ts';
import { testIban } from '../debits.ts';
import { useServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { inForce, type Values } from './in-force.ts';
import { openSchool } from './school.ts';

/* By what means clubs are paid, by the rulebooks of docs/domain/school-rules.md. */
const server = useServer({ now: '2026-09-01T09:00:00Z' });
let base: { place: Place; owner: Awaited<ReturnType<typeof person>> };
let student: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  const place = await buildClub(server.db);
  base = { place, owner: await person(server, place, 'owner') };
  student = await person(server, place, 'student');
});

const noTransfer: Values = { accept_transfer: false };
const atReception: Values = { accept_online: false, accept_transfer: false };
const withProof: Values = { accept_online: false, transfer_needs_reference: true };
const onlyOnline: Values = { accept_cash: false, accept_card_terminal: false, accept_transfer: false };

test.each([
  ['madrid-b/payment_methods', noTransfer, ['cash', 'card_terminal'], true],
  ['madrid-c/payment_methods', atReception, ['cash', 'card_terminal'], false],
  ['lisboa-a/payment_methods', withProof, ['cash', 'card_terminal', 'transfer'], false],
  ['britain-a/payment_methods', onlyOnline, [], true],
  ['california-a/payment_methods', onlyOnline, [], true],
])('%s: by %j the desk takes %j', (_, club, methods, online) => {
  const rules = inForce(club);
  expect(takenAtDesk(rules)).toEqual(methods);
  const why = (method: 'cash' | 'transfer' | 'online' | 'account_credit', reference = 'REF 1') =>
    whyNotBy(rules, { method, reference });
  expect(why('online')).toBe(online ? undefined : 'means_not_taken');
  expect(why('cash')).toBe(methods.includes('cash') ? undefined : 'means_not_taken');
  expect(why('transfer')).toBe(methods.includes('transfer') ? undefined : 'means_not_taken');
  expect(why('account_credit')).toBeUndefined();
  if (rules.transfer_needs_reference) expect(why('transfer', ' ')).toBe('reference_needed');
});

const creditor: Values = {
  ...{ debit_creditor_id: 'ES26000G12345678', debit_creditor_iban: testIban },
};
const collected: Values = { ...creditor, ...onlyOnline, accept_online: false };
const besides: Values = { ...creditor, ...atReception };

test.each([
  ['barcelona-b/payment_methods', collected, []],
  ['spain-a/payment_methods', besides, ['cash', 'card_terminal']],
  ['valencia-a/payment_methods', besides, ['cash', 'card_terminal']],
  ['barcelona-c/payment_methods', { ...besides, accept_card_terminal: false }, ['cash']],
])('%s: by %j the desk takes %j, and the bank collects', (_, club, methods) => {
  const rules = inForce(club);
  expect(takenAtDesk(rules)).toEqual(methods);
  expect(whyNotBy(rules, { method: 'online', reference: '' })).toBe('means_not_taken');
  const at = (currency: string, more: Partial<typeof rules> = {}) =>
    creditorOf({ ...rules, ...more }, { name: 'Club', currency });
  expect(at('EUR')).toEqual({ name: 'Club', id: 'ES26000G12345678', iban: testIban });
  expect(at('GBP')).toBeUndefined();
  expect(at('EUR', { accept_direct_debit: false })).toBeUndefined();
});

test('barcelona-b/payment_methods barcelona-c/late_fee: a month is collected, and what comes back costs something', async () => {
  const school = await openSchool(server, base, { values: { ...collected, returned_debit_fee: 350 } });
  const { club_id, owner } = school;
  const student_id = await school.holds(await school.group(), 'Ana');
  await school.raise('2026-10');
  const paper = { iban: testIban, holder: 'Ana', signed_on: '2026-09-01' };
  await ok(owner.post('/api/classes/mandates/', { club_id, client_id: student_id, ...paper }), 201);
  const path = '/api/classes/collections/';
  const days = { club_id, collect_on: '2026-10-05', due_until: '2026-10-05' };
  const shown = await ok(owner.get(`${path}preview/?${new URLSearchParams(days)}`));
  expect(shown).toMatchObject({ count: 1, amount: 6000, left: [] });
  const { id, items } = await ok(owner.post(path, { ...days, seen: shown.seen }), 201);
  await ok(owner.get(`${path}${id}/file/`));
  await ok(owner.post(`${path}${id}/submit/`, {}));
  server.clock.set('2026-10-05T09:00:00Z');
  await ok(owner.post(`${path}${id}/book/`, {}));
  const owed = async () =>
    (await ok(owner.get(`/api/classes/charges/?club_id=${club_id}&student_id=${student_id}`))).results.map(
      (one: { status: string; amount: number }) => `${one.status} ${one.amount}`,
    );
  expect(await owed()).toEqual(['paid 6000']);
  await ok(owner.post(`/api/classes/collected/${items[0].id}/return/`, { code: 'AM04' }));
  expect(await owed()).toEqual(['open 6350']);
  server.clock.set('2026-09-01T09:00:00Z');
});

test('lisboa-a/payment_methods: at every desk: a booking, a package, several things; offered accordingly', async () => {
  const { club_id, owner, place } = await openSchool(server, base, {
    ...{ values: { ...withProof, accept_card_terminal: false }, plan: null },
  });
  expect(await ok(owner.get(`/api/classes/payments/means/?club_id=${club_id}`))).toEqual({
    ...{ methods: ['cash', 'transfer'], reference_needed: ['transfer'] },
  });
  expect((await student.get(`/api/classes/payments/means/?club_id=${club_id}`)).status).toBe(403);
  const { session_id } = await buildSession(server.db, place, { starts_at: '2026-09-20T17:00:00Z' });
  const student_id = await buildClient(server.db, place);
  const booked = await ok(owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id }), 201);
  const bono = await ok(
    owner.post('/api/classes/packages/', {
      ...{ name: 'Bono', club_id, num_classes: 5, validity_days: 90, price: 6000, currency: 'EUR' },
    }),
    201,
  );
  const ways = (payment_method: string, payment_reference = '') => {
    const payment = { payment_method, payment_reference };
    return [
      () => owner.post(`/api/classes/enrollments/${booked.id}/record_payment/`, payment),
      () => owner.post(`/api/classes/packages/${bono.id}/purchase/`, { student_id, payment }),
      () =>
        owner.post('/api/classes/payments/', {
          ...{ payer_id: student_id, club_id, ...payment, items: [{ enrollment_id: booked.id }] },
        }),
    ];
  };
  for (const way of ways('card_terminal')) expect((await way()).body.code).toBe('payments.means_not_taken');
  for (const way of ways('transfer')) expect((await way()).body.code).toBe('payments.reference_needed');
  const [noted] = ways('transfer', 'TRF 17');
  expect(await ok(noted!())).toMatchObject({ paid: true, payment_reference: 'TRF 17' });
});

test('britain-a/payment_methods california-a/payment_methods: who books pays at once, online or with their credit', async () => {
  const { place, owner } = await openSchool(server, base, { values: onlyOnline, plan: null });
  const { session_id } = await buildSession(server.db, place, {
    starts_at: '2026-09-20T17:00:00Z',
    price: 1800,
  });
  const enroll = (more: object = {}) => student.post(`/api/classes/sessions/${session_id}/enroll/`, more);
  const verdict = () => ok(student.get(`/api/classes/sessions/${session_id}/can_enroll/`));
  expect(await verdict()).toMatchObject({
    ...{ can_enroll: false, code: 'enrollment.payment_needed', price: 1800, account_credit: null },
  });
  expect((await enroll()).body.code).toBe('enrollment.payment_needed');
  expect((await enroll({ pay_with: 'desk' })).body.code).toBe('enrollment.payment_needed');
  const grant = { club_id: place.club_id, delta: 1800, reason: 'regalo' };
  await ok(owner.post(`/api/classes/accounts/${student.profile_id}/adjust/`, grant));
  expect(await verdict()).toMatchObject({ code: 'enrollment.payment_needed', account_credit: 1800 });
  expect(await ok(enroll({ pay_with: 'account_credit' }), 201)).toMatchObject({ paid: true });
});

test('california-a/makeup_rain_or_club: what nobody has used of a make-up is credit from the day after its last one on, once', async () => {
  const values: Values = { make_up_rain: 'make_up', make_up_valid_days: 14, make_up_unused_credit: 1200 };
  expect(inForce(values)).toMatchObject(values);
  const { club_id, owner, place } = await openSchool(server, base, { values, plan: null });
  const student_id = await buildClient(server.db, place);
  const grant = { student_id, club_id, expires_on: '2026-09-15', reason: 'Lluvia' };
  await ok(owner.post('/api/classes/make_ups/', grant), 201);
  const duty = (now: string) =>
    asSystem(server.db, base.place, new Date(now), (scope) => creditMakeUps(scope, club_id));
  const credit = async () => (await ok(owner.get(`/api/classes/accounts/${student_id}/`))).entries;
  await duty('2026-09-15T09:00:00Z');
  expect(await credit()).toEqual([]);
  await Promise.all([duty('2026-09-16T09:00:00Z'), duty('2026-09-16T09:00:00Z')]);
  expect(await credit()).toMatchObject([{ kind: 'granted', delta: 1200, reason: 'make_up_unused' }]);
  const { results } = await ok(owner.get(`/api/classes/make_ups/?student_id=${student_id}`));
  expect(results).toMatchObject([{ state: 'credited', can_take: false }]);
});
