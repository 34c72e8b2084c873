import { expect, test } from 'vitest';
import { applyPlacement, noChanges } from '../../src/enrollments/rules/apply.ts';
import { decideCancellation } from '../../src/enrollments/rules/cancel.ts';
import { decideEnrollment } from '../../src/enrollments/rules/enroll.ts';
import type { EnrollRequest } from '../../src/enrollments/rules/placement.ts';
import { decidePromotions } from '../../src/enrollments/rules/promote.ts';
import { emptyState, type SessionState, type State } from '../../src/enrollments/rules/state.ts';
import { occurrences } from '../../src/scheduling/rules/recurrence.ts';
import { cancellationDeadline, checkInWindow } from '../../src/scheduling/rules/windows.ts';
import { inForce, type Values } from './in-force.ts';

/* Single bookings, their waiting lists, and what leaving late costs, by the rulebooks of docs/domain/school-rules.md. */

const starts_at = new Date('2026-03-10T18:00:00Z');
const before = (hours: number): Date => new Date(+starts_at - hours * 3_600_000);

type Narrower = Parameters<typeof inForce>[1];

/** A class of 10 March with these rules in force, and students s0 to s9. */
function club(values: Values, session: Partial<SessionState> = {}, narrower: Narrower = {}): State {
  const state = emptyState();
  const settings = inForce(values, narrower);
  state.sessions.set('class', {
    ...{ id: 'class', club_id: 'club', schedule_id: 'group', class_type_id: 'type', instructor_id: null },
    ...{ substitute_instructor_id: null, status: 'scheduled', published: true, club_active: true },
    ...{ starts_at, ends_at: before(-1), local_date: '2026-03-10', timezone: 'Europe/Madrid' },
    ...{ enrolled_count: 0, waitlisted_count: 0, max_participants: 4, price: 3600, member_price: null },
    ...{ currency: 'EUR', allow_waitlist: true, allow_drop_in: true, requires_package: false },
    ...{ opens_at: new Date(0), closes_at: before(2), rating_min: 0, rating_max: 7, min_age: null },
    ...{ max_age: null, settings },
    cancel_by: cancellationDeadline(starts_at, settings.cancellation_deadline_hours),
    ...session,
  });
  for (let at = 0; at < 10; at++)
    state.students.set(`s${at}`, {
      ...{ id: `s${at}`, display_name: `S${at}`, level: null, birth_date: null, certificate_until: null },
      ...{ is_club_member: false, blocked: false, agreed: true, owes: null, signed_until: '' },
    });
  return state;
}

/** What somebody who books is told: a place, a ticket, or why not. */
function books(state: State, student_id: string, more: Partial<EnrollRequest> = {}): string {
  const request: EnrollRequest = {
    ...{ kind: 'enroll', student_id, session_ids: ['class'], source: 'self', waitlist: true },
    ...{ overrides: [], schedule_enrollment_id: null, ids: [`of ${student_id}`], ...more },
  };
  const decision = decideEnrollment(state, request, before(100));
  if ('refused' in decision) return decision.refused[0]!.code;
  for (const place of decision.places) applyPlacement(state, noChanges(), place);
  return decision.places[0]!.status;
}

/** What becomes of 36 € that were paid for it when its student, or the club, calls it off. */
function cancels(state: State, now: Date, by_club = false): 'lost' | 'credit' {
  books(state, 's0');
  const enrollment = state.enrollments.get('of s0')!;
  enrollment.paid = true;
  const decision = decideCancellation(
    state,
    { kind: 'cancel', enrollment_id: 'of s0', by_club, reason: '' },
    now,
  );
  if (!('cancelled' in decision)) throw new Error('refused');
  return decision.cancelled.refunds ? 'credit' : 'lost';
}

const lost = { payment_late_cancel: 'lost' } as const;

test.each([
  ['bologna-a/private_cancellation', 3],
  ['valencia-b/private_cancellation', 24],
  ['california-a/private_cancellation', 24],
  ['britain-b/private_cancellation', 48],
])(
  '%s: a private class is free until %i hours before, then paid in full; a group has its own hours',
  (_, hours) => {
    const ofGroups: Values = { cancellation_deadline_hours: 12, ...lost };
    const own = { class_type: { cancellation_deadline_hours: hours } };
    const lesson = () => club(ofGroups, { max_participants: 1 }, own);
    expect(cancels(lesson(), before(hours))).toBe('credit');
    expect(cancels(lesson(), new Date(+before(hours) + 60_000))).toBe('lost');
    // Rain, or the club, cost nobody anything.
    expect(cancels(lesson(), before(1), true)).toBe('credit');
    expect(cancels(club(ofGroups), before(12))).toBe('credit');
  },
);

test('texas-a/late_fee: who leaves within a day pays for the class', () => {
  const rules: Values = { cancellation_deadline_hours: 24, ...lost };
  expect(cancels(club(rules), before(25))).toBe('credit');
  expect(cancels(club(rules), before(23))).toBe('lost');
});

test('britain-b/makeup_rain_or_club: what was paid for a class that rains off is credit', () => {
  expect(cancels(club({ ...lost, cancellation_deadline_hours: 48 }), before(1), true)).toBe('credit');
});

test.each([
  ['madrid-c/group_size', 4],
  ['porto-a/group_size', 4],
  ['porto-a/group_size', 6],
])('%s: a group has %i places, and who comes later waits', (_, max_participants) => {
  const state = club({}, { max_participants });
  const told = Array.from({ length: max_participants + 1 }, (_one, at) => books(state, `s${at}`));
  expect(told).toEqual([...Array.from({ length: max_participants }, () => 'enrolled'), 'waitlisted']);
});

test('britain-a/waiting_list: first come, first served', () => {
  const state = club({ enable_waitlist: true }, { max_participants: 2 });
  expect(['s0', 's1', 's2', 's3'].map((one) => books(state, one))).toEqual([
    ...['enrolled', 'enrolled', 'waitlisted', 'waitlisted'],
  ]);
  const session = state.sessions.get('class')!;
  session.max_participants = 3;
  expect(decidePromotions(state, session, before(50), null).map((one) => one.student_id)).toEqual(['s2']);
});

test('texas-a/waiting_list: until it begins somebody may move up, and leaves the list by themselves', () => {
  const full = (promote_after_close: boolean) => {
    const state = club({ promote_after_close }, { max_participants: 1 });
    for (const one of ['s0', 's1']) books(state, one);
    state.sessions.get('class')!.max_participants = 2;
    return state;
  };
  const next = (state: State) =>
    decidePromotions(state, state.sessions.get('class')!, before(0.1), null).map((one) => one.student_id);
  expect(next(full(true))).toEqual(['s1']);
  expect(next(full(false))).toEqual([]);
  const leaves = { kind: 'cancel' as const, enrollment_id: 'of s1', by_club: false, reason: '' };
  expect(decideCancellation(full(true), leaves, before(0.1))).toMatchObject({
    cancelled: { is_late: false, freed: false },
  });
});

test('lisboa-a/other: classes of 60 or 90 minutes, and who comes is checked in at reception before', () => {
  const rules = inForce({ check_in_opens_minutes: 30, check_in_closes_minutes: 0 });
  const ends = [60, 90].map((duration_minutes) => {
    const one = {
      ...{ recurrence: 'once' as const, recurrence_days: [], start_date: '2026-03-10', end_date: null },
      ...{ start_time: '19:00', duration_minutes, timezone: 'Europe/Madrid', rrule: null, exdates: [] },
    };
    return occurrences(one, { from: '2026-03-01', until: '2026-03-31', closures: [] }).kept[0]!.ends_at;
  });
  expect(ends).toEqual([before(-1), before(-1.5)]);
  const window = checkInWindow(
    { starts_at, ends_at: ends[0]! },
    { before_minutes: rules.check_in_opens_minutes, after_minutes: rules.check_in_closes_minutes },
  );
  expect(window).toEqual({ opens_at: before(0.5), closes_at: starts_at });
});

test('spain-a/makeup_rain_or_club: the monthly session is for make-ups, and for nobody else', () => {
  const session = { allow_drop_in: false, price: 1500, local_date: '2026-03-28' };
  const state = club({ make_up_any_group: true }, session);
  const makeUp = {
    id: 'm',
    student_id: 's0',
    club_id: 'club',
    class_type_id: 'type',
    number: 1,
    lost_on: '2026-03-10',
  };
  state.makeUps.set('s0', [{ ...makeUp, expires_on: '2026-03-31' }]);
  expect(books(state, 's0', { make_up: true })).toBe('enrolled');
  expect(state.enrollments.get('of s0')).toMatchObject({ price: 0, by_make_up: true });
  expect(books(state, 's1')).toBe('drop_in_not_allowed');
  expect(books(state, 's1', { make_up: true })).toBe('no_make_up');
});

test('madrid-a/level_test: nobody books before a coach has judged their level; the desk may decide otherwise', () => {
  const state = club({ require_assessment: true });
  expect(books(state, 's0')).toBe('assessment_needed');
  expect(books(state, 's0', { source: 'desk' })).toBe('assessment_needed');
  expect(books(state, 's1', { source: 'desk', overrides: ['level'] })).toBe('enrolled');
  state.students.get('s0')!.level = 3;
  expect(books(state, 's0')).toBe('enrolled');
});

test('spain-a/level_test: newcomers come to a free trial class, whose type asks for no assessment', () => {
  const rules: Values = { require_assessment: true };
  const trial = club(rules, { price: 0 }, { class_type: { require_assessment: false } });
  expect(books(trial, 's0')).toBe('enrolled');
  expect(trial.enrollments.get('of s0')?.price).toBe(0);
  expect(books(club(rules), 's0')).toBe('assessment_needed');
});

test('california-a/level_test: development groups are for those who were placed in them, a trial class is free', () => {
  const placed = { class_type: { require_assessment: true } };
  const development = club({}, { rating_min: 3, rating_max: 4 }, placed);
  const told = [null, 2, 3.5].map((level, at) => {
    development.students.get(`s${at}`)!.level = level;
    return books(development, `s${at}`);
  });
  expect(told).toEqual(['assessment_needed', 'level_not_suitable', 'enrolled']);
  const trial = club({}, { price: 0 });
  expect(books(trial, 's0')).toBe('enrolled');
});

test('bologna-a/other: a certificate that holds on the day of the class; private lessons are for one or two', () => {
  const state = club({ require_certificate: true }, { max_participants: 2 });
  const until = (id: string, date: string | null) => {
    state.students.get(id)!.certificate_until = date;
    return books(state, id);
  };
  expect(until('s0', null)).toBe('certificate_needed');
  expect(until('s0', '2026-03-09')).toBe('certificate_needed');
  expect(until('s0', '2026-03-10')).toBe('enrolled');
  expect(until('s1', '2026-12-31')).toBe('enrolled');
  expect(until('s2', '2026-12-31')).toBe('waitlisted');
});

test('california-a/payment_methods: a place is held while it is paid, and nobody has one otherwise', () => {
  const onlyOnline: Values = { accept_cash: false, accept_card_terminal: false, accept_transfer: false };
  const state = club(onlyOnline);
  expect(books(state, 's0')).toBe('payment_needed');
  const request = {
    ...{ kind: 'enroll' as const, student_id: 's0', session_ids: ['class'], source: 'self' as const },
    ...{
      waitlist: true,
      overrides: [],
      schedule_enrollment_id: null,
      ids: ['e'],
      pay_with: 'online' as const,
    },
  };
  const now = before(100);
  expect(decideEnrollment(state, request, now)).toMatchObject({
    places: [{ status: 'enrolled', price: 3600, pay_until: new Date(+now + 15 * 60_000).toISOString() }],
  });
  expect(books(club({ ...onlyOnline, accept_online: false }), 's0')).toBe('enrolled');
});

test('barcelona-a/other: nothing overdue, a parent who has agreed, and six years old at least', () => {
  const rules: Values = {
    ...{ arrears_consequence: 'no_bookings', arrears_after_days: 5, require_privacy_consent: true },
  };
  const state = club(rules, { min_age: 6 });
  const child = state.students.get('s0')!;
  const asks = (more: Partial<typeof child>): string => {
    Object.assign(child, more);
    return books(state, 's0', { source: 'guardian' });
  };
  expect(asks({ birth_date: '2020-03-11', agreed: false })).toBe('age_not_suitable');
  expect(asks({ birth_date: '2020-03-10' })).toBe('privacy_needed');
  expect(asks({ agreed: true, owes: { club: '2026-02-01' } })).toBe('fees_owed');
  expect(asks({ owes: { club: '2026-03-02' } })).toBe('enrolled');
});
