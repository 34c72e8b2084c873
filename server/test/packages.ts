import type pg from 'pg';
import { expect } from 'vitest';
import type { TenantTx } from '../src/kernel/db/database.ts';
import { type Place, person } from './builders.ts';
import type { TestServer } from './server.ts';
import { buildSession, type SessionOptions } from './sessions.ts';

type Person = Awaited<ReturnType<typeof person>>;

/** Where something is done with somebody's package. */
export const packagePath = (one: { id: string }, action: string) =>
  `/api/classes/student_packages/${one.id}/${action}/`;
/** The ledger of a package as it came about. */
export const entriesOf = (one: { entries: { kind: string; delta: number; balance: number }[] }) =>
  one.entries.map(({ kind, delta, balance }) => [kind, delta, balance]);

/** What tests of packages do, in a club of theirs. */
export function packagesIn(server: TestServer, club: () => { place: Place; owner: Person }) {
  let made = 0;
  const add = async (more: object = {}, who = club().owner) => {
    const { status, body } = await who.post('/api/classes/packages/', {
      ...{ name: `Bono ${++made}`, num_classes: 5, validity_days: 60, price: 5000, currency: 'EUR' },
      ...more,
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  /** Sold at the desk, and paid in cash. */
  const sell = async (to: Person, more: object = {}) => {
    const { id } = await add(more);
    const { status, body } = await club().owner.post(`/api/classes/packages/${id}/purchase/`, {
      student_id: to.profile_id,
      payment: { payment_method: 'cash' },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const student = () => person(server, club().place, 'student');
  let hour = 0;
  /** A class on 10 March that costs 15 €, or as told. */
  const group = async (options: SessionOptions = {}) => {
    const starts_at = new Date(Date.UTC(2026, 2, 10, 6, 17 * hour++)).toISOString();
    return buildSession(server.db, club().place, {
      duration_minutes: 15,
      price: 1500,
      starts_at,
      ...options,
    });
  };
  const enroll = (who: Person, session_id: string, more: object = {}) =>
    who.post(`/api/classes/sessions/${session_id}/enroll/`, more);
  const cancel = (who: Person, session_id: string, more: object = {}) =>
    who.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, more);
  const mine = async (who: Person) => (await who.get('/api/classes/packages/my_packages/')).body.results;
  /** How many classes are left of each package, the oldest first. */
  const left = async (who: Person) =>
    (await mine(who)).map((one: { classes_remaining: number }) => one.classes_remaining).reverse();
  return { add, sell, student, group, enroll, cancel, mine, left };
}

/** A package of a club and an order of it, straight into the tables. */
export async function orderPackage(
  tx: TenantTx,
  {
    sold,
    bought,
    round,
    student_id,
    ...of
  }: {
    organization_id: string;
    club_id: string;
    student_id: string;
    sold: string;
    bought: string;
    round: string;
  },
): Promise<void> {
  const shared = { ...of, name: 'Bono', num_classes: 5, validity_days: 60, price: 5000, currency: 'EUR' };
  await tx
    .insertInto('class_packages')
    .values({ ...shared, id: sold })
    .execute();
  const own = { student_id, package_id: sold, class_type_ids: [], transferable: false, status: 'ordered' };
  await tx
    .insertInto('student_packages')
    .values({ ...shared, ...own, id: bought })
    .execute();
  await tx
    .insertInto('package_rounds')
    .values({
      ...{ ...of, id: round, action: 'leave', reason: '' },
      ...{ ended_from: '2026-01-01', ended_until: '2026-01-31' },
    })
    .execute();
}

/**
 * Takes the number that only one can write from the ledgers: the same statement finds another key to be unique by,
 * which two who write at once do not share.
 */
export async function numberApart(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    `select conname from pg_constraint where conrelid = 'package_entries'::regclass and contype = 'u'`,
  );
  expect(rows).toHaveLength(1);
  await owner.query(`
    alter table package_entries drop constraint ${rows[0].conname};
    create sequence app.apart_numbers;
    grant usage on sequence app.apart_numbers to bandeja_app;
    create function app.apart() returns trigger language plpgsql as 'begin new.number := 100 + nextval(''app.apart_numbers''); return new; end';
    create trigger apart before insert on package_entries for each row execute function app.apart();
    alter table package_entries add unique (organization_id, student_package_id, number)`);
}
