import { describe, expect, it } from 'vitest';
import type { FoundSession, OwnBooking } from './api.ts';
import { classState, isBookable } from './class-state.ts';

const now = new Date('2026-03-10T12:00:00Z');
const enrolling = { can_enroll: true, outcome: 'enrolled' as const, code: null, message: '' };

const session = (more: Partial<FoundSession> = {}): FoundSession => ({
  id: 's',
  schedule_id: 'p',
  name: 'Grupo',
  scheduled_datetime: '2026-03-10T19:00:00+01:00',
  ends_at: '2026-03-10T20:00:00+01:00',
  local_date: '2026-03-10',
  local_time: '19:00',
  duration_minutes: 60,
  status: 'scheduled',
  class_type: { id: 't', name: 'Grupo', type: 'group', color: '#000000' },
  level: { id: 'l', name: 'beginner', display_name: 'Iniciación', color: '#000000' },
  instructor: null,
  assistant_instructors: [],
  is_substitute: false,
  court: null,
  location: '',
  club: { id: 'c', name: 'C', slug: 'c', timezone: 'Europe/Madrid' },
  min_age: null,
  max_age: null,
  max_participants: 4,
  enrolled_count: 1,
  free_places: 3,
  waitlisted_count: 0,
  price: 1500,
  currency: 'EUR',
  paid_by: null,
  opens_at: '2026-03-01T19:00:00+01:00',
  closes_at: '2026-03-10T17:00:00+01:00',
  booking: enrolling,
  ...more,
});
const refused = (reason: string) =>
  session({ booking: { can_enroll: false, outcome: null, code: `enrollment.${reason}`, message: '' } });
const booking: OwnBooking = {
  enrollment_id: 'e',
  session_id: 's',
  student_id: 'k',
  student_name: 'K',
  status: 'waitlisted',
  waitlist_position: 2,
  by_package: false,
};

describe('the state of a class', () => {
  it('is what the person has in it, before anything else but its cancellation', () => {
    expect(classState(session(), booking, now)).toEqual({ kind: 'waiting', position: 2 });
    expect(classState(session(), { ...booking, status: 'enrolled' }, now)).toEqual({ kind: 'booked' });
    expect(classState(session({ status: 'cancelled' }), booking, now)).toEqual({ kind: 'cancelled' });
  });

  it('follows the clock when nobody has said that it runs or is over', () => {
    expect(classState(session(), undefined, new Date('2026-03-10T18:30:00Z'))).toEqual({ kind: 'running' });
    expect(classState(session(), undefined, new Date('2026-03-10T19:00:00Z'))).toEqual({ kind: 'over' });
  });

  it('is what enrolling would give', () => {
    expect(classState(session(), undefined, now)).toEqual({ kind: 'free', places: 3 });
    const queue = session({ booking: { ...enrolling, outcome: 'waitlisted' }, free_places: 0 });
    expect(classState(queue, undefined, now)).toEqual({ kind: 'full', waitlist: true });
  });

  it('puts the refusals of a list into its words', () => {
    expect(classState(refused('not_open_yet'), undefined, now)).toEqual({
      kind: 'opens',
      at: '2026-03-01T19:00:00+01:00',
    });
    expect(classState(refused('closed'), undefined, now)).toEqual({ kind: 'closed' });
    expect(classState(refused('waitlist_full'), undefined, now)).toEqual({ kind: 'full', waitlist: false });
    expect(classState(refused('level_not_suitable'), undefined, now)).toEqual({
      kind: 'refused',
      code: 'enrollment.level_not_suitable',
    });
  });

  it('can be booked where there is a place or a queue', () => {
    expect(isBookable({ kind: 'free', places: 1 })).toBe(true);
    expect(isBookable({ kind: 'full', waitlist: true })).toBe(true);
    expect(isBookable({ kind: 'full', waitlist: false })).toBe(false);
    expect(isBookable({ kind: 'closed' })).toBe(false);
  });
});
