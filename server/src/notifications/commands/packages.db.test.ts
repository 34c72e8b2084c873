import { beforeAll, expect, test } from 'vitest';
import { asSystem, buildClub, type Place } from '../../../test/builders.ts';
import { useDatabase } from '../../../test/database.ts';
import { buildClient } from '../../../test/sessions.ts';
import { newId } from '../../kernel/ids.ts';
import { warnOfPackages } from '../jobs.ts';

const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

interface Holding {
  expires_on: string;
  /** Of five. */
  left?: number;
  everywhere?: boolean;
}

/** A client with an address and a package. */
async function holder({ expires_on, left = 3, everywhere = false }: Holding) {
  const { organization_id } = place;
  const club_id = everywhere ? null : place.club_id;
  const [student_id, package_id, id] = [await buildClient(database.db, place), newId(), newId()];
  const email = `${student_id}@example.test`;
  await database.owner.query('update client_profiles set email = $1 where id = $2', [email, student_id]);
  const sold = {
    num_classes: 5,
    validity_days: 60,
    price: 5000,
    currency: 'EUR',
    club_id,
    name: `Bono ${id}`,
  };
  await database.db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('class_packages')
      .values({ ...sold, organization_id, id: package_id })
      .execute();
    const active = { status: 'active', purchased_at: new Date(0), expires_on };
    await tx
      .insertInto('student_packages')
      .values({
        ...{ ...sold, ...active, organization_id, id, package_id, student_id },
        ...{ class_type_ids: [], transferable: false },
      })
      .execute();
    const entry = { organization_id, student_package_id: id };
    await tx
      .insertInto('package_entries')
      .values({ ...entry, id: newId(), number: 1, kind: 'bought', delta: 5, balance: 5 })
      .execute();
    if (left < 5)
      await tx
        .insertInto('package_entries')
        .values({ ...entry, id: newId(), number: 2, kind: 'taken', delta: left - 5, balance: left })
        .execute();
  });
  return { id, email, student_id };
}

/** What has been sent to them once the duty has run at each of these times. */
async function sent({ email }: { email: string }, ...times: string[]): Promise<string[]> {
  for (const now of times) await asSystem(database.db, place, new Date(now), warnOfPackages);
  const { rows } = await database.owner.query('select body from mails where to_email = $1', [email]);
  return rows.map((row) => row.body);
}

test('a package that is about to end is told once, a week before its last day at its club', async () => {
  const who = await holder({ expires_on: '2026-04-04' });
  expect(await sent(who, '2026-03-27T22:59:00Z')).toEqual([]);
  const [body] = await sent(who, '2026-03-27T23:01:00Z');
  expect(body).toMatch(/le quedan 3 clases de «Bono .+»\. El último día es el .*4 de abril de 2026/);
  expect(await sent(who, '2026-03-28T09:00:00Z', '2026-04-04T21:59:00Z')).toHaveLength(1);
});

test('what is told in the app leads to the packages', async () => {
  const who = await holder({ expires_on: '2026-04-04' });
  await sent(who, '2026-03-28T09:00:00Z');
  const { rows } = await database.owner.query('select kind, link from notifications where client_id = $1', [
    who.student_id,
  ]);
  expect(rows).toEqual([{ kind: 'package_ends', link: '/my-packages' }]);
});

test('again when the desk has put its last day later', async () => {
  const who = await holder({ expires_on: '2026-05-04' });
  expect(await sent(who, '2026-05-01T09:00:00Z')).toHaveLength(1);
  await database.owner.query('update student_packages set expires_on = $1 where id = $2', [
    '2026-06-04',
    who.id,
  ]);
  expect(await sent(who, '2026-05-02T09:00:00Z')).toHaveLength(1);
  expect(await sent(who, '2026-06-01T09:00:00Z')).toHaveLength(2);
});

test('of all clubs too, not of one that is used up', async () => {
  const [everywhere, empty] = [
    await holder({ expires_on: '2026-08-04', left: 1, everywhere: true }),
    await holder({ expires_on: '2026-08-04', left: 0 }),
  ];
  expect(await sent(everywhere, '2026-08-01T09:00:00Z')).toEqual([expect.stringMatching(/le queda 1 clase/)]);
  expect(await sent(empty)).toEqual([]);
});

test('as long before as the club says', async () => {
  const reminder = `insert into settings (organization_id, id, club_id, key, value) values ($1, $2, $3, 'package_expiry_reminder_days', $4)`;
  const { organization_id, club_id } = place;
  const [id, weeks] = [newId(), await holder({ expires_on: '2026-09-24' })];
  await database.owner.query(reminder, [organization_id, id, club_id, '21']);
  expect(await sent(weeks, '2026-09-02T21:59:00Z')).toEqual([]);
  expect(await sent(weeks, '2026-09-02T22:01:00Z')).toHaveLength(1);
  const days = await holder({ expires_on: '2026-09-24' });
  await database.owner.query(`update settings set value = '2' where id = $1`, [id]);
  expect(await sent(days, '2026-09-17T09:00:00Z', '2026-09-21T21:59:00Z')).toEqual([]);
  expect(await sent(days, '2026-09-21T22:01:00Z')).toHaveLength(1);
  await database.owner.query('delete from settings where id = $1', [id]);
});

test('not where the club does not want it', async () => {
  const setting = `insert into settings (organization_id, id, key, value) values ($1, $2, 'package_expiry_warning', 'false')`;
  const who = await holder({ expires_on: '2026-10-04' });
  await database.owner.query(setting, [place.organization_id, newId()]);
  expect(await sent(who, '2026-10-01T09:00:00Z')).toEqual([]);
});
