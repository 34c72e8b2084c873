import type pg from 'pg';
import type { Club } from './club.ts';
import { auditHistory, pastClasses, pastPeople, tables } from './history-sql.ts';
import { withoutIndexes } from './indexes.ts';

/** Students in a past class. */
const each = 8;
/** From here on it is quicker to build the indexes anew. */
const many = 500_000;

/** Up to a million is a club that gets busier, beyond it one that has been there for longer. */
const yearsOf = (enrollments: number): number => (enrollments > 1_000_000 ? 10 : enrollments > many ? 5 : 3);

/**
 * Years of classes that are over: `enrollments` bookings with their attendance, notifications, mails, audit rows and
 * (those of the last two days) idempotency keys. Written as the owner with triggers and foreign keys asleep; what the
 * audit triggers would have written is written directly.
 */
export async function loadHistory(
  pool: pg.Pool,
  club: Club,
  { enrollments, keepIndexes }: { enrollments: number; keepIndexes: boolean },
): Promise<void> {
  if (enrollments === 0) return;
  const client = await pool.connect();
  try {
    const years = yearsOf(enrollments);
    await client.query(pastPeople, [club.organization, club.id, club.type, club.level, years]);
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'",
    );
    const write = () => writeClasses(client, club, { sessions: Math.ceil(enrollments / each), years });
    await (keepIndexes || enrollments < many ? write() : withoutIndexes(client, tables, write));
  } finally {
    client.release(true);
  }
}

async function writeClasses(
  client: pg.PoolClient,
  club: Club,
  { sessions, years }: { sessions: number; years: number },
): Promise<void> {
  const perDay = Math.ceil(sessions / (years * 365));
  await client.query(pastClasses.functions);
  await client.query(pastClasses.classes, [club.organization, sessions, perDay]);
  await client.query(pastClasses.bookings, [each, club.students]);
  await client.query('analyze past_class; analyze past_booking');
  for (const statement of pastClasses.rows) await client.query(statement, [club.organization, club.id]);
  for (const statement of auditHistory) await client.query(statement, [club.organization, club.owner.id]);
}
