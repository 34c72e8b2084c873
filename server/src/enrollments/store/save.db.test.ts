import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { buildClub } from '../../../test/builders.ts';
import { useDatabase } from '../../../test/database.ts';
import { buildClient, buildSession } from '../../../test/sessions.ts';
import { system } from '../../kernel/actor.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { decideTogether } from '../commands/decide.ts';

const database = useDatabase();

/** A connection counts on from one transaction to the next until it reports. */
async function counted(tx: TenantTx, session_id: string) {
  const { rows } = await sql<{ status: string; updated: number; in_place: number }>`
    select status, pg_stat_get_xact_tuples_updated('class_sessions'::regclass)::int as updated,
           pg_stat_get_xact_tuples_hot_updated('class_sessions'::regclass)::int as in_place
      from class_sessions where id = ${session_id}::uuid`.execute(tx);
  return rows[0] as { status: string; updated: number; in_place: number };
}

/** Books the first place of a class; what PostgreSQL counted of the class's own row, and the class's state. */
async function firstBooking() {
  const place = await buildClub(database.db);
  const { session_id } = await buildSession(database.db, place);
  const student_id = await buildClient(database.db, place);
  const now = new Date('2026-03-01T08:00:00Z');
  return database.db.tenant(place.scope, async (tx) => {
    const via = { user_id: null, via: 'test' };
    const request = {
      kind: 'enroll' as const,
      ...{ student_id, session_ids: [session_id], source: 'desk' as const, waitlist: false },
      ...{ overrides: [], schedule_enrollment_id: null, ids: [newId()] },
    };
    const before = await counted(tx, session_id);
    const [outcome] = await decideTogether({ tx, actor: system(place.organization_id), now }, [
      { request, via, now },
    ]);
    expect(outcome).toMatchObject({ decision: { places: [{ status: 'enrolled' }] } });
    const after = await counted(tx, session_id);
    return {
      status: after.status,
      updated: after.updated - before.updated,
      in_place: after.in_place - before.in_place,
    };
  });
}

describe('the booking that confirms a class', () => {
  test('enters it anew in none of its indexes', async () => {
    expect(await firstBooking()).toEqual({ status: 'confirmed', updated: 1, in_place: 1 });
  });

  test('control: it would, if its state stood in one of them', async () => {
    await database.owner.query('create index state on class_sessions (organization_id, status)');
    try {
      expect(await firstBooking()).toEqual({ status: 'confirmed', updated: 1, in_place: 0 });
    } finally {
      await database.owner.query('drop index state');
    }
  });
});
