import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClub, type Place } from '../test/builders.ts';
import { useDatabase } from '../test/database.ts';
import { buildSession } from '../test/sessions.ts';
import { duties } from './cron.ts';
import { type Database, openDatabase } from './kernel/db/database.ts';
import { inParts } from './kernel/duties.ts';
import { usualRetention } from './kernel/retention.ts';
import { fixedClock } from './kernel/time/index.ts';

const test = useDatabase();
const clock = fixedClock('2026-03-02T09:00:00Z');
let busy: Place;
beforeAll(async () => {
  busy = await buildClub(test.db);
  await buildClub(test.db);
  await buildClub(test.db);
});

const run = (name: string, db: Database = test.db) =>
  duties.find((duty) => duty.name === name)?.run({ db, clock, retention: usualRetention });

describe('a duty', () => {
  it.each(duties.map((duty) => duty.name))(
    '%s runs, and changes nothing where nothing is due',
    async (name) => {
      await run(name);
      const { rows } = await test.owner.query(`select 1 from audit_log where via like 'duty %'`);
      expect(rows).toEqual([]);
    },
  );

  it('opens no transaction in organizations that have nothing to do', async () => {
    const session = await buildSession(test.db, busy, { starts_at: '2026-03-02T07:00:00Z' });
    const opened: string[] = [];
    const watched: Database = {
      ...test.db,
      tenant: (scope, work) => {
        opened.push(scope.organization_id);
        return test.db.tenant(scope, work);
      },
    };
    await run('complete_sessions', watched);
    expect(opened).toEqual([busy.organization_id]);
    const { rows } = await test.owner.query('select status from class_sessions where id = $1', [
      session.session_id,
    ]);
    expect(rows).toEqual([{ status: 'completed' }]);
    await run('complete_sessions', watched);
    expect(opened).toEqual([busy.organization_id]);
  });

  it('goes on where the part before ended, each in a transaction of its own', async () => {
    const parts: (string | undefined)[] = [];
    const walk = inParts(
      'test',
      async (scope, from) => {
        parts.push(from);
        expect(scope.actor.organization_id).toBe(busy.organization_id);
        return { done: 1, next: from === undefined ? 'a' : from === 'a' ? 'b' : undefined };
      },
      async () => [busy.organization_id],
    );
    await walk({ db: test.db, clock, retention: usualRetention });
    expect(parts).toEqual([undefined, 'a', 'b']);
  });

  it('asks with the rights of the application alone, and leaves no organization behind', async () => {
    const db = openDatabase({ url: test.appUrl, max: 1 });
    await run('send_reminders', db);
    const { rows } = await db.pool.query(`select current_setting('app.organization_id', true) as id`);
    expect(rows[0].id || null).toBeNull();
    await db.close();
  });
});

const words: Record<string, string> = {
  '* * * * *': 'every minute',
  '*/5 * * * *': 'every five minutes',
  '*/10 * * * *': 'every ten minutes',
};
const docs = join(import.meta.dirname, '../../docs');
const sentences = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) =>
    readFileSync(join(docs, file), 'utf8')
      .replaceAll('\n', ' ')
      .split(/(?<=[.;:])\s/),
  );

describe('what the documentation says of duties', () => {
  it('names how often as the page of duties does', () => {
    const said = duties.flatMap(({ name, every }) =>
      sentences
        .filter((sentence) => sentence.includes(`\`${name}\``) && /\bevery (\w+ )?minutes?\b/.test(sentence))
        .map((sentence) => ({ name, sentence, right: sentence.includes(words[every] ?? every) })),
    );
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter(({ right }) => !right)).toEqual([]);
  });
});
