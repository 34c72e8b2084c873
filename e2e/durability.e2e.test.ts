import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../server/src/kernel/db/database.ts';
import { newId } from '../server/src/kernel/ids.ts';
import type { Place } from '../server/test/builders.ts';
import { buildSession } from '../server/test/sessions.ts';
import {
  command,
  type FirstClub,
  installation,
  ownerUrl,
  type Serving,
  serve,
  setUpClub,
} from './lib/bandeja.ts';

const bookings = 1_000;
const sessions = 20;
const atOnce = 16;
const cutsAfter = [250, 600];
const env = { BANDEJA_RATE_LIMIT: '1000000', DATABASE_POOL: '16' };

const { dataDir, remove } = installation();
let serving: Serving;
let first: FirstClub;
beforeAll(async () => {
  serving = await serve(dataDir, env);
  first = await setUpClub(serving.url);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});

async function asOwner<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase({ url: ownerUrl(dataDir), max: 2 });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

interface Wish {
  session_id: string;
  student_id: string;
}

/** A thousand students, and classes with room for all of them, on the evenings to come. */
function buildWishes({ organization_id, club_id }: FirstClub): Promise<Wish[]> {
  const scope = { organization_id, via: { user_id: null, via: 'test' } };
  const place: Place = { organization_id, club_id, organization_slug: '', club_slug: '', scope };
  return asOwner(async (db) => {
    const ids: string[] = [];
    for (let n = 0; n < sessions; n++) {
      const day = new Date(Date.now() + (n + 2) * 86_400_000).toISOString().slice(0, 10);
      const starts_at = `${day}T18:00:00Z`;
      ids.push(
        (await buildSession(db, place, { starts_at, max_participants: bookings / sessions })).session_id,
      );
    }
    const students = Array.from({ length: bookings }, (_, n) => ({
      ...{ organization_id, id: newId(), display_name: `Student ${n}`, home_club_id: club_id },
    }));
    await db.tenant(scope, (tx) => tx.insertInto('client_profiles').values(students).execute());
    return students.map(({ id }, n) => ({ student_id: id, session_id: ids[n % sessions] as string }));
  });
}

/** The id of the acknowledged enrolment; undefined when there was no answer, or no success. */
async function book({ session_id, student_id }: Wish): Promise<string | undefined> {
  const response = await fetch(`${serving.url}/api/classes/sessions/${session_id}/enroll/`, {
    method: 'POST',
    headers: { ...first.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ student_id }),
  }).catch(() => undefined);
  if (!response) return undefined;
  // The head alone acknowledges nothing: the answer is what was read.
  const body = await response.json().catch(() => undefined);
  return response.status === 201 ? (body as { id: string } | undefined)?.id : undefined;
}

it('keeps every acknowledged booking when server and database are killed in the middle of a thousand', async () => {
  const wishes = await buildWishes(first);
  const acknowledged = new Map<string, Wish>();
  const cuts = [...cutsAfter];
  while (wishes.length > 0) {
    let cut: Promise<void> | undefined;
    const worker = async () => {
      for (let wish = wishes.pop(); wish && !cut; wish = cut ? undefined : wishes.pop()) {
        const id = await book(wish);
        if (id) acknowledged.set(id, wish);
        if (acknowledged.size >= (cuts[0] ?? Number.POSITIVE_INFINITY)) {
          cuts.shift();
          cut = serving.cut();
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    if (!cut) break;
    await cut;
    serving = await serve(dataDir, env);
  }
  expect(cuts).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(bookings - 2 * (atOnce + 1) * cutsAfter.length);
  const kept = await asOwner(async (db) =>
    db.tenant({ organization_id: first.organization_id, via: { user_id: null, via: 'test' } }, (tx) =>
      tx
        .selectFrom('class_enrollments')
        .select(['id', 'session_id', 'student_id'])
        .where('status', '=', 'enrolled')
        .execute(),
    ),
  );
  const rows = new Map(kept.map(({ id, session_id, student_id }) => [id, { session_id, student_id }]));
  const lost = [...acknowledged].filter(
    ([id, wish]) =>
      rows.get(id)?.session_id !== wish.session_id || rows.get(id)?.student_id !== wish.student_id,
  );
  expect(lost).toEqual([]);
  const { code, output } = await command(['doctor'], { BANDEJA_DATA_DIR: dataDir });
  expect(output).toContain('All is well.');
  expect(code).toBe(0);
});
