import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settings } from '../../settings.ts';
import { applyCancellation, applyPlacement, applyPromotion, noChanges } from './apply.ts';
import { decideCancellation } from './cancel.ts';
import { decideEnrollment } from './enroll.ts';
import { decideAndApply } from './fold.ts';
import type { EnrollRequest } from './placement.ts';
import { decidePromotions, freedBy } from './promote.ts';
import { emptyState, type SessionState, type State, waitlistOf } from './state.ts';

const now = new Date('2026-03-02T09:00:00Z');
const day = 86_400_000;
const defaults = Object.fromEntries(
  Object.entries(settings).map(([key, it]) => [key, it.default]),
) as unknown as SessionState['settings'];

const session = (id: string, at: number, max_participants: number): SessionState => ({
  id,
  club_id: 'club',
  schedule_id: 'schedule',
  class_type_id: 'type',
  instructor_id: null,
  substitute_instructor_id: null,
  status: 'scheduled',
  published: true,
  club_active: true,
  starts_at: new Date(+now + at * day),
  ends_at: new Date(+now + at * day + 3_600_000),
  local_date: new Date(+now + at * day).toISOString().slice(0, 10),
  timezone: 'Europe/Madrid',
  enrolled_count: 0,
  waitlisted_count: 0,
  max_participants,
  price: 1500,
  member_price: 1200,
  currency: 'EUR',
  allow_waitlist: true,
  allow_drop_in: true,
  requires_package: false,
  opens_at: new Date(0),
  closes_at: new Date(+now + at * day - 7_200_000),
  cancel_by: new Date(+now + at * day - 43_200_000),
  rating_min: 0,
  rating_max: 7,
  min_age: null,
  max_age: null,
  settings: defaults,
});

function club(): State {
  const state = emptyState();
  // The last two overlap: nobody may hold a place in both.
  const sessions = [
    session('a', 2, 1),
    session('b', 3, 2),
    session('c', 4, 4),
    { ...session('d', 4, 2), id: 'd' },
  ];
  for (const one of sessions) state.sessions.set(one.id, one);
  for (let i = 0; i < 12; i++)
    state.students.set(`s${i}`, {
      id: `s${i}`,
      display_name: `S${i}`,
      level: null,
      birth_date: null,
      certificate_until: null,
      is_club_member: i % 2 === 0,
      blocked: i === 11,
      agreed: true,
      signed_until: '9999-12-31',
      owes: null,
    });
  return state;
}

type Step = { student: number; session: number; cancel: boolean; holder: boolean };
let ids = 0;

function enroll(state: State, student_id: string, session_id: string, source: EnrollRequest['source']) {
  const changes = noChanges();
  const request: EnrollRequest = {
    kind: 'enroll',
    student_id,
    session_ids: [session_id],
    source,
    waitlist: true,
    overrides: [],
    schedule_enrollment_id: null,
    ids: [`e${ids++}`],
  };
  const decision = decideEnrollment(state, request, now);
  if ('places' in decision) for (const place of decision.places) applyPlacement(state, changes, place);
  return decision;
}

function cancel(state: State, student_id: string, session_id: string): void {
  const changes = noChanges();
  const enrollment = [...state.enrollments.values()].find(
    (one) => one.student_id === student_id && one.session_id === session_id && one.status !== 'cancelled',
  );
  if (!enrollment) return;
  const decision = decideCancellation(
    state,
    { kind: 'cancel', enrollment_id: enrollment.id, by_club: false, reason: '' },
    now,
  );
  if (!('cancelled' in decision)) return;
  applyCancellation(state, changes, { ...decision.cancelled, by_club: false });
  if (!decision.cancelled.freed) return;
  for (const { session: where, except } of freedBy(state, enrollment))
    for (const next of decidePromotions(state, where, now, except)) applyPromotion(state, changes, next);
}

const step = fc.record({
  student: fc.integer({ min: 0, max: 11 }),
  session: fc.integer({ min: 0, max: 3 }),
  cancel: fc.boolean(),
  holder: fc.boolean(),
});

function expectInvariants(state: State): void {
  for (const one of state.sessions.values()) {
    const rows = [...state.enrollments.values()].filter((row) => row.session_id === one.id);
    const held = rows.filter((row) => row.status === 'enrolled');
    const waiting = rows.filter((row) => row.status === 'waitlisted');
    expect(one.enrolled_count).toBe(held.length);
    expect(one.waitlisted_count).toBe(waiting.length);
    expect(held.length).toBeLessThanOrEqual(one.max_participants);
    const people = [...held, ...waiting].map((row) => row.student_id);
    expect(new Set(people).size).toBe(people.length);
    expect(waitlistOf(state, one.id)).toHaveLength(waiting.length);
    if (held.length < one.max_participants) expect(decidePromotions(state, one, now, null)).toHaveLength(0);
  }
}

describe('any sequence of bookings and cancellations', () => {
  test('keeps counts true, capacity held, nobody twice, and no free place for somebody who could take it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps: Step[]) => {
        const state = club();
        for (const it of steps) {
          const [student, where] = [`s${it.student}`, 'abcd'[it.session] as string];
          if (it.cancel) cancel(state, student, where);
          else enroll(state, student, where, it.holder ? 'fixed' : 'self');
        }
        for (const one of state.sessions.values())
          for (const next of decidePromotions(state, one, now, null))
            applyPromotion(state, noChanges(), next);
        expectInvariants(state);
      }),
      { numRuns: 300 },
    );
  });

  test('never gives one student two classes that share a moment', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps: Step[]) => {
        const state = club();
        for (const it of steps)
          if (it.cancel) cancel(state, `s${it.student}`, 'abcd'[it.session] as string);
          else enroll(state, `s${it.student}`, 'abcd'[it.session] as string, 'self');
        const holding = (id: string) =>
          new Set(
            [...state.enrollments.values()]
              .filter((row) => row.session_id === id && row.status === 'enrolled')
              .map((row) => row.student_id),
          );
        const [c, d] = [holding('c'), holding('d')];
        for (const student of c) expect(d.has(student)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('who goes first', () => {
  test('the holder of a fixed place before a single booking, and each in order of arrival', () => {
    const state = club();
    for (const [student, source] of [
      ['s0', 'self'],
      ['s1', 'self'],
      ['s2', 'fixed'],
      ['s3', 'self'],
      ['s4', 'fixed'],
    ] as const)
      enroll(state, student, 'a', source);
    expect(waitlistOf(state, 'a').map((row) => row.student_id)).toEqual(['s2', 's4', 's1', 's3']);
  });

  test('the position that a student is told is their place in that order', () => {
    const state = club();
    enroll(state, 's0', 'a', 'self');
    enroll(state, 's1', 'a', 'self');
    const holder = enroll(state, 's2', 'a', 'fixed');
    expect('places' in holder && holder.places[0]?.waitlist_position).toBe(1);
    const last = enroll(state, 's3', 'a', 'self');
    expect('places' in last && last.places[0]?.waitlist_position).toBe(3);
  });

  test('after booking has closed nobody moves up, unless the club says so', () => {
    const state = club();
    for (const student of ['s0', 's1']) enroll(state, student, 'a', 'self');
    const where = state.sessions.get('a') as SessionState;
    where.max_participants = 2;
    const late = new Date(+where.closes_at + 1);
    expect(decidePromotions(state, where, late, null)).toHaveLength(0);
    where.settings = { ...where.settings, promote_after_close: true };
    expect(decidePromotions(state, where, late, null).map((row) => row.student_id)).toEqual(['s1']);
  });
});

describe('what it costs', () => {
  test('members pay the member price where there is one', () => {
    const state = club();
    const price = (student: string) => {
      const decision = enroll(state, student, 'c', 'self');
      return 'places' in decision ? decision.places[0]?.price : undefined;
    };
    expect([price('s0'), price('s1')]).toEqual([1200, 1500]);
  });
});

describe('any history of people and classes that change', () => {
  const what = fc.record({
    kind: fc.constantFrom('enroll', 'cancel', 'block', 'unblock', 'level', 'room', 'move'),
    student: fc.integer({ min: 0, max: 7 }),
    session: fc.integer({ min: 0, max: 3 }),
    size: fc.integer({ min: 0, max: 4 }),
  });
  type What = { kind: string; student: number; session: number; size: number };

  /** The world changes and nobody wakes a list. */
  function change(state: State, it: What): void {
    const student = state.students.get(`s${it.student}`)!;
    const one = state.sessions.get('abcd'[it.session] as string)!;
    if (it.kind === 'block' || it.kind === 'unblock') student.blocked = it.kind === 'block';
    if (it.kind === 'level') student.level = it.size * 2;
    if (it.kind === 'room') one.max_participants = Math.max(one.enrolled_count, it.size);
    if (it.kind !== 'move') return;
    one.starts_at = new Date(+now + (2 + it.size) * day);
    one.ends_at = new Date(+one.starts_at + 3_600_000);
    one.closes_at = new Date(+one.starts_at - 7_200_000);
    for (const row of state.enrollments.values())
      if (row.session_id === one.id) Object.assign(row, { starts_at: one.starts_at, ends_at: one.ends_at });
  }

  function ask(state: State, it: What) {
    const request: EnrollRequest = {
      ...{ kind: 'enroll', student_id: `s${it.student}`, session_ids: ['abcd'[it.session] as string] },
      ...{ source: 'self', waitlist: true, overrides: [], schedule_enrollment_id: null, ids: [`e${ids++}`] },
    };
    return decideAndApply(state, noChanges(), request, now);
  }

  test('nobody who could have had the place is overtaken by who asks for it', () => {
    fc.assert(
      fc.property(fc.array(what, { maxLength: 60 }), (steps: What[]) => {
        const state = club();
        for (const one of state.sessions.values()) one.rating_max = 5;
        for (const it of steps) {
          const where = 'abcd'[it.session] as string;
          if (it.kind === 'cancel') cancel(state, `s${it.student}`, where);
          else if (it.kind !== 'enroll') change(state, it);
          else {
            const one = state.sessions.get(where)!;
            const could = decidePromotions(state, one, now, null).map((row) => row.student_id);
            ask(state, it);
            const waits = new Set(waitlistOf(state, where).map((row) => row.student_id));
            for (const student of could) expect(waits.has(student)).toBe(false);
            expect(decidePromotions(state, one, now, null)).toEqual([]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
