import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place } from '../../../test/builders.ts';
import { useDatabase } from '../../../test/database.ts';
import { buildClient } from '../../../test/sessions.ts';
import { newId } from '../../kernel/ids.ts';
import { warnOfMakeUps } from '../jobs.ts';

const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

/** A client with an address and a make-up, by the kinds of its entries. */
async function holder(expires_on: string, kinds = ['earned'], at = place): Promise<string> {
  const { organization_id, club_id } = at;
  const [student_id, make_up_id] = [await buildClient(database.db, at), newId()];
  const email = `${student_id}@example.test`;
  await database.owner.query('update client_profiles set email = $1 where id = $2', [email, student_id]);
  await database.db.tenant(at.scope, async (tx) => {
    const made = { organization_id, id: make_up_id, student_id, club_id, cause: 'granted' };
    await tx
      .insertInto('make_ups')
      .values({ ...made, lost_on: '2026-03-01' })
      .execute();
    for (const [i, kind] of kinds.entries())
      await tx
        .insertInto('make_up_entries')
        .values({ organization_id, id: newId(), make_up_id, number: i + 1, kind, expires_on })
        .execute();
  });
  return email;
}

/** What is sent when the duty runs at each of these times. */
async function sent(email: string, times: string[], at = place): Promise<string[]> {
  for (const now of times) await asSystem(database.db, at, new Date(now), warnOfMakeUps);
  const { rows } = await database.owner.query('select subject from mails where to_email = $1', [email]);
  return rows.map((row) => row.subject);
}

describe('a make-up that is about to end', () => {
  test('is told once, a week before its last day at the club, over the change of the clocks', async () => {
    // Madrid: the 29th of March has 23 hours; the 28th begins at 23:00 UTC, the 4th of April at 22:00 UTC.
    const who = await holder('2026-04-04');
    expect(await sent(who, ['2026-03-27T22:59:00Z'])).toEqual([]);
    expect(await sent(who, ['2026-03-27T23:01:00Z'])).toEqual([expect.stringMatching(/4 de abril de 2026/)]);
    expect(await sent(who, ['2026-03-28T09:00:00Z', '2026-04-04T21:59:00Z'])).toHaveLength(1);
  });

  test('is told to the guardian of its holder too, who reads whose it is', async () => {
    const [child, parent] = [await holder('2026-05-04'), await holder('2026-12-04')];
    const idOf = (email: string) => email.split('@')[0];
    await database.owner.query(
      'insert into guardians (organization_id, id, guardian_id, dependant_id) values ($1, $2, $3, $4)',
      [place.organization_id, newId(), idOf(parent), idOf(child)],
    );
    const times = ['2026-05-01T09:00:00Z', '2026-05-01T10:00:00Z'];
    expect(await sent(child, times)).toHaveLength(1);
    expect(await sent(parent, [])).toEqual([
      expect.stringMatching(/^Recuperación de .+: hasta el 4 de mayo/),
    ]);
  });

  test('is told until the end of its last day at the club, and not after', async () => {
    const [late, over] = [await holder('2026-06-04'), await holder('2026-06-03')];
    await sent(late, ['2026-06-03T22:01:00Z']);
    expect([(await sent(late, [])).length, await sent(over, [])]).toEqual([1, []]);
  });

  test('is told of nobody whose make-up was taken or withdrawn, nor where the club does not want it', async () => {
    const none = [
      await holder('2026-08-04', ['earned', 'taken']),
      await holder('2026-08-04', ['earned', 'withdrawn']),
    ];
    const other = await buildClub(database.db);
    await database.owner.query(
      `insert into settings (organization_id, id, club_id, key, value) values ($1, $2, $3, 'make_up_warning_days', '0')`,
      [other.organization_id, newId(), other.club_id],
    );
    const quiet = await holder('2026-08-04', ['earned'], other);
    for (const who of none) expect(await sent(who, ['2026-08-02T09:00:00Z'])).toEqual([]);
    expect(await sent(quiet, ['2026-08-02T09:00:00Z'], other)).toEqual([]);
  });
});
