import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedMarks, checkedIn, decideMarks, type RosterRow } from './marks.ts';
import { isOver, whyNotNow } from './when.ts';

const rowOf = (n: number, more: Partial<RosterRow> = {}): RosterRow => ({
  enrollment_id: `e${n}`,
  student_id: `s${n}`,
  status: 'enrolled',
  checked_in: false,
  present: null,
  arrival_time: null,
  departure_time: null,
  instructor_notes: '',
  performance_rating: null,
  attendance_version: 0,
  ...more,
});
const roster = (rows: RosterRow[], is_over = false) => ({ rows, is_over, with_notes: true });
const at = new Date('2026-03-10T18:00:00Z');

describe('marking', () => {
  test('somebody present is enrolled and checked in, somebody absent neither present nor rated, whatever was before', () => {
    const anyRow = fc.record({
      status: fc.constantFrom('enrolled' as const, 'no_show' as const),
      checked_in: fc.boolean(),
      present: fc.constantFrom(null, true, false),
      performance_rating: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    fc.assert(
      fc.property(anyRow, fc.boolean(), fc.boolean(), (before, present, isOverNow) => {
        const decision = decideMarks(roster([rowOf(1, before)], isOverNow), [{ student_id: 's1', present }]);
        if (!('marks' in decision)) throw new Error('refused');
        const [mark] = decision.marks;
        expect(mark).toMatchObject({ present, checked_in: present });
        expect(mark?.status).toBe(!present && isOverNow ? 'no_show' : 'enrolled');
        if (!present) expect(mark?.performance_rating).toBeNull();
        const after = rowOf(1, mark);
        const again = decideMarks(roster([after], isOverNow), [{ student_id: 's1', present }]);
        expect('marks' in again && changedMarks([after], again.marks)).toEqual([]);
      }),
    );
  });

  test('an enrolment and a student that do not belong together are nobody', () => {
    const decision = decideMarks(roster([rowOf(1), rowOf(2)]), [
      { enrollment_id: 'e1', student_id: 's2', present: true },
    ]);
    expect(decision).toEqual({
      errors: [{ path: '/entries/0/enrollment_id', code: 'no_place', message: 'has no place in this class' }],
    });
  });

  test('a check-in keeps a time of arrival that is known, and makes none up afterwards', () => {
    expect(checkedIn(rowOf(1), at, false).arrival_time).toEqual(at);
    expect(checkedIn(rowOf(1), at, true).arrival_time).toBeNull();
    expect(checkedIn(rowOf(1, { arrival_time: new Date(0) }), at, false).arrival_time).toEqual(new Date(0));
  });
});

describe('when', () => {
  const session = { status: 'confirmed', ends_at: new Date('2026-03-10T19:00:00Z') };
  const window = { opens_at: new Date('2026-03-10T17:30:00Z'), closes_at: new Date('2026-03-10T18:30:00Z') };
  const why = (now: string, withCode: boolean) => whyNotNow(session, window, new Date(now), withCode);

  test('the code has the window, those who take attendance a week after the end', () => {
    expect(why('2026-03-10T17:29:59Z', true)).toBe('too_early');
    expect(why('2026-03-10T17:30:00Z', true)).toBeUndefined();
    expect(why('2026-03-10T18:30:00Z', true)).toBe('too_late');
    expect(why('2026-03-10T18:30:00Z', false)).toBeUndefined();
    expect(why('2026-03-17T18:59:59Z', false)).toBeUndefined();
    expect(why('2026-03-17T19:00:00Z', false)).toBe('too_late');
  });

  test('nothing is marked in a cancelled class, and a finished one is over before its time', () => {
    expect(whyNotNow({ ...session, status: 'cancelled' }, window, at, false)).toBe('session_cancelled');
    expect(isOver(session, at)).toBe(false);
    expect(isOver({ ...session, status: 'completed' }, at)).toBe(true);
  });
});
