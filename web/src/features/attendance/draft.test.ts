import { describe, expect, it } from 'vitest';
import type { Attendance } from './api.ts';
import { allPresent, change, isUnsaved, linesOf, marksOf } from './draft.ts';

const row = (n: number, more: Partial<Attendance> = {}): Attendance => ({
  id: null,
  session_id: 's',
  enrollment_id: `e${n}`,
  student_id: `c${n}`,
  student_name: `N${n}`,
  status: 'enrolled',
  checked_in: false,
  check_in_time: null,
  check_in_method: null,
  present: null,
  arrival_time: null,
  departure_time: null,
  instructor_notes: '',
  performance_rating: null,
  student_rating: null,
  student_feedback: '',
  marked_at: null,
  abilities: { mark: true, view_notes: true, give_feedback: false },
  ...more,
});

describe('taking attendance', () => {
  it('takes whoever has checked in as present, and nothing of the others', () => {
    const lines = linesOf([row(1, { checked_in: true }), row(2)], new Map());
    expect(lines.map(({ present }) => present)).toEqual([true, null]);
    expect(marksOf(lines).map(({ enrollment_id }) => enrollment_id)).toEqual(['e1']);
  });

  it('keeps what was changed here over what the server says, and the rest from the server', () => {
    const draft = change(change(new Map(), 'e1', { present: false }), 'e2', { performance_rating: 4 });
    const lines = linesOf(
      [row(1, { present: true, instructor_notes: 'x' }), row(2, { present: true })],
      draft,
    );
    expect(lines.map(({ present }) => present)).toEqual([false, true]);
    expect(lines[0]?.instructor_notes).toBe('x');
    expect(lines[1]?.performance_rating).toBe(4);
  });

  it('rates nobody who is absent', () => {
    const lines = linesOf(
      [row(1, { present: true, performance_rating: 5 })],
      change(new Map(), 'e1', { present: false }),
    );
    expect(marksOf(lines)).toEqual([
      { enrollment_id: 'e1', present: false, performance_rating: null, instructor_notes: '' },
    ]);
  });

  it('marks only those present of whom nothing has been said', () => {
    const rows = [row(1), row(2, { present: false })];
    const draft = allPresent(linesOf(rows, new Map()), new Map());
    expect(linesOf(rows, draft).map(({ present }) => present)).toEqual([true, false]);
  });

  it('does not send notes of those who may not see them', () => {
    const hidden = row(1, {
      present: true,
      instructor_notes: '[Access Denied]',
      abilities: { mark: true, view_notes: false, give_feedback: false },
    });
    const lines = linesOf([hidden], new Map());
    expect(marksOf(lines)[0]).not.toHaveProperty('instructor_notes');
    expect(isUnsaved(lines)).toBe(false);
  });

  it('has something to save as soon as a line differs, and nothing after it is changed back', () => {
    const rows = [row(1, { present: true })];
    const changed = change(new Map(), 'e1', { present: false });
    expect(isUnsaved(linesOf(rows, changed))).toBe(true);
    expect(isUnsaved(linesOf(rows, change(changed, 'e1', { present: true })))).toBe(false);
  });
});
