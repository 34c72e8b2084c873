import { beforeAll, beforeEach, expect, test } from 'vitest';
import { asSystem, buildClub, type Place } from '../../../test/builders.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Reaction } from '../../kernel/facts.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { createSchedule, publishSchedule } from '../public.ts';
import { cancelSchedule } from './schedules.ts';
import { cancelSession, setSubstitute } from './session-actions.ts';
import { changeSession } from './session-change.ts';

const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
let class_type_id: string;
let instructor_id: string;
let facts: { type: string; payload: Record<string, unknown> }[] = [];

const types = [
  'schedule_published',
  'schedule_cancelled',
  'schedule_split',
  'sessions_generated',
  'session_cancelled',
  'session_changed',
];
const listening = types.map((name): Reaction => {
  const type = `scheduling.${name}`;
  return {
    name,
    on: type,
    now: async (_, payloads) => {
      facts.push(...payloads.map((payload) => ({ type, payload })));
    },
  };
});
const database = useDatabase({ reactions: listening });
beforeAll(async () => {
  place = await buildClub(database.db);
  const { organization_id, club_id } = place;
  [class_type_id, instructor_id] = [newId(), newId()];
  await database.db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('class_types')
      .values({ organization_id, id: class_type_id, name: 'Grupo', type: 'group', currency: 'EUR' })
      .execute();
    await tx
      .insertInto('instructors')
      .values({ organization_id, id: instructor_id, display_name: 'Coach' })
      .execute();
    await tx
      .insertInto('instructor_clubs')
      .values({ organization_id, id: newId(), instructor_id, club_id })
      .execute();
  });
});
beforeEach(() => {
  facts = [];
});

const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => asSystem(database.db, place, now, work);

/** A published schedule of three Tuesdays, and its sessions. */
async function published(): Promise<{ id: string; sessions: string[] }> {
  const made = await run(async (scope) => {
    const id = await createSchedule(scope, {
      club_id: place.club_id,
      name: 'Martes',
      class_type_id,
      start_date: '2026-03-03',
      end_date: '2026-03-17',
      start_time: '19:00',
      duration_minutes: 90,
      recurrence: 'weekly',
    });
    const { sessions } = await publishSchedule(scope, id);
    return { id, sessions: sessions.map((one) => one.session_id as string) };
  });
  return made;
}

test('publishing says so, and names the sessions made', async () => {
  const { id, sessions } = await published();
  expect(sessions).toHaveLength(3);
  expect(facts).toEqual([
    { type: 'scheduling.schedule_published', payload: { schedule_id: id } },
    { type: 'scheduling.sessions_generated', payload: { schedule_id: id, session_ids: sessions } },
  ]);
});

test('a change tells the fields before and after, in the club’s time, and never the notes', async () => {
  const { sessions } = await published();
  facts = [];
  await run((scope) => changeSession(scope, sessions[0]!, { local_time: '20:00', notes: 'Secreto' }));
  await run((scope) => setSubstitute(scope, sessions[0]!, instructor_id));
  await run((scope) => changeSession(scope, sessions[0]!, { notes: 'Otro', local_time: '20:00' }));
  expect(facts).toEqual([
    {
      type: 'scheduling.session_changed',
      payload: {
        session_id: sessions[0],
        changes: { scheduled_datetime: ['2026-03-03T19:00:00+01:00', '2026-03-03T20:00:00+01:00'] },
      },
    },
    {
      type: 'scheduling.session_changed',
      payload: { session_id: sessions[0], changes: { substitute_instructor_id: [null, instructor_id] } },
    },
  ]);
});

test('a split is told before what follows from it, so that fixed places move first', async () => {
  const { id, sessions } = await published();
  facts = [];
  await run((scope) => changeSession(scope, sessions[1]!, { scope: 'following', max_participants: 6 }));
  const [split, ...changes] = facts;
  expect(split).toMatchObject({
    type: 'scheduling.schedule_split',
    payload: { schedule_id: id, from_date: '2026-03-10' },
  });
  expect(changes.map((fact) => [fact.type, fact.payload.session_id, fact.payload.changes])).toEqual(
    sessions.slice(1).map((session) => ['scheduling.session_changed', session, { max_participants: [4, 6] }]),
  );
});

test('cancelling says so of every session, with the reason', async () => {
  const { id, sessions } = await published();
  facts = [];
  await run((scope) => cancelSession(scope, sessions[0]!, { reason: 'Lluvia' }));
  await run((scope) => cancelSchedule(scope, id, 'Obras'));
  expect(facts).toEqual([
    { type: 'scheduling.session_cancelled', payload: { session_id: sessions[0], reason: 'Lluvia' } },
    { type: 'scheduling.schedule_cancelled', payload: { schedule_id: id, reason: 'Obras' } },
    { type: 'scheduling.session_cancelled', payload: { session_id: sessions[1], reason: 'Obras' } },
    { type: 'scheduling.session_cancelled', payload: { session_id: sessions[2], reason: 'Obras' } },
  ]);
});
