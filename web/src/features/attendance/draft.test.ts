import { describe, expect, it } from 'vitest';
import type { Attendance } from './api.ts';
import { allPresent, change, linesOf, marksOf, unknownOf, wishOf, without } from './draft.ts';
import { draftsOf } from './kept-draft.ts';
import { clearOld, type Shelf } from './old-drafts.ts';

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
  attendance_version: 0,
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
    const draft = change(change(new Map(), row(1), { present: false }), row(2), { performance_rating: 4 });
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
      change(new Map(), row(1), { present: false }),
    );
    expect(marksOf(lines)).toEqual([
      {
        enrollment_id: 'e1',
        attendance_version: 0,
        present: false,
        performance_rating: null,
        instructor_notes: '',
      },
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
  });
});

describe('what is sent', () => {
  const rows = [row(1, { present: true, instructor_notes: 'old' }), row(2), row(3)];
  const seen = (enrollment_id: string) => ({ enrollment_id, attendance_version: 0 });
  const of = (draft: ReturnType<typeof change>) => wishOf(linesOf(rows, draft), draft);

  it('is only what was touched, so that what another one has written stays', () => {
    expect(of(change(new Map(), row(1), { performance_rating: 4 }))).toEqual({
      arrivals: [],
      marks: [{ ...seen('e1'), present: true, performance_rating: 4 }],
    });
  });

  it('is an arrival as an arrival, and a mark beside it', () => {
    const draft = change(change(new Map(), row(2), { arrived: true }), row(2), { instructor_notes: 'x' });
    expect(of(draft)).toEqual({
      arrivals: [{ ...seen('e2'), arrived: true }],
      marks: [{ ...seen('e2'), present: true, instructor_notes: 'x' }],
    });
  });

  it('leaves notes of somebody of whom nothing is said where they are, until it is said', () => {
    const notes = change(new Map(), row(2), { instructor_notes: 'x' });
    expect(of(notes)).toEqual({ arrivals: [], marks: [] });
    expect(without(notes, notes, of(notes))).toEqual(notes);
    expect(of(change(notes, row(2), { present: true })).marks).toEqual([
      { ...seen('e2'), present: true, instructor_notes: 'x' },
    ]);
  });

  it('is gone from the draft afterwards, unless it was changed again meanwhile', () => {
    const sent = change(change(new Map(), row(2), { present: true }), row(3), { present: true });
    const later = change(sent, row(3), { present: false });
    expect([...without(later, sent, of(sent)).keys()]).toEqual(['e3']);
  });

  it('takes an arrival out alone, where notes beside it wait for a mark', () => {
    const draft = change(change(new Map(), row(2), { arrived: false }), row(2), { instructor_notes: 'x' });
    expect(of(draft)).toEqual({ arrivals: [{ ...seen('e2'), arrived: false }], marks: [] });
    expect(without(draft, draft, of(draft))).toEqual(new Map([['e2', { seen: 0, instructor_notes: 'x' }]]));
  });

  it('keeps what was seen first, and what is said after an answer was said over what it brought', () => {
    const first = change(new Map(), row(2), { present: true });
    const again = change(first, row(2, { attendance_version: 4 }), { present: false });
    expect(of(again).marks).toEqual([{ ...seen('e2'), present: false }]);
    const rows = [row(2, { attendance_version: 1 })];
    const left = without(again, first, { ...of(first), rows });
    expect(of(left).marks).toEqual([{ enrollment_id: 'e2', attendance_version: 1, present: false }]);
  });

  it('takes out a draft that was kept in between and read again', () => {
    const sent = change(new Map(), row(2), { present: true });
    expect(without(change(new Map(), row(2), { present: true }), sent, of(sent)).size).toBe(0);
  });

  it('is nothing that the server knows already, and of nobody who has no place any more', () => {
    const kept = new Map([
      ['e1', { present: true, instructor_notes: 'old' }],
      ['e2', { arrived: false, present: true }],
      ['gone', { present: true }],
    ]);
    expect([...unknownOf(kept, rows).keys()]).toEqual(['e2']);
  });
});

const shelf = (): Shelf => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
};

describe('a draft on the device', () => {
  const of = (user_id: string, organization_id = 'o1') => ({ user_id, organization_id });
  const draft = change(new Map(), row(1), { present: false, instructor_notes: 'ñ' });

  it('is there again for the one who made it, named by its class, and for nobody else', () => {
    const at = shelf();
    const mine = draftsOf(of('u1'), at, () => 0);
    expect(mine.write({ session_id: 's1', name: 'Group', draft })).toBe(true);
    expect(mine.read('s1')).toEqual({ session_id: 's1', name: 'Group', draft });
    expect(mine.all().map(({ name }) => name)).toEqual(['Group']);
    expect(draftsOf(of('u2'), at, () => 0).all()).toEqual([]);
    mine.write({ session_id: 's1', name: 'Group', draft: new Map() });
    expect(at.length).toBe(0);
  });

  it('is over when the class can be marked no more, and when it cannot be read', () => {
    const at = shelf();
    draftsOf(of('u1'), at, () => 0).write({ session_id: 's1', name: 'Group', draft });
    expect(draftsOf(of('u1'), at, () => 9 * 86_400_000).read('s1')).toBeNull();
    at.setItem('bandeja.roster.u1.o1.s2', '{"at":"x"');
    expect(draftsOf(of('u1'), at, () => 0).read('s2')).toBeNull();
  });

  it('is of one organization: another one of the same person neither shows nor sends it', () => {
    const at = shelf();
    draftsOf(of('u1'), at, () => 0).write({ session_id: 's1', name: 'Group', draft });
    expect(draftsOf(of('u1', 'o2'), at, () => 0).all()).toEqual([]);
  });

  it('gets no younger by being looked at, and leaves the device after eight days, whosever it is', () => {
    const at = shelf();
    const day = 86_400_000;
    draftsOf(of('u1'), at, () => 0).write({ session_id: 's1', name: 'Group', draft });
    draftsOf(of('u1'), at, () => 7 * day).write({ session_id: 's1', name: 'Group', draft: new Map(draft) });
    draftsOf(of('u2'), at, () => 7 * day).write({ session_id: 's1', name: 'Later', draft });
    at.setItem('bandeja.roster.u1.o1.s2', '{"at":"x"');
    at.setItem('bandeja.theme', 'dark');
    clearOld(() => at, 9 * day);
    expect(Array.from({ length: at.length }, (_, n) => at.key(n))).toEqual([
      'bandeja.roster.u2.o1.s1',
      'bandeja.theme',
    ]);
  });

  it('stays without what was sent, and with what was said since', () => {
    const drafts = draftsOf(of('u1'), shelf(), () => 0);
    const sent = change(draft, row(2), { present: true });
    const later = change(sent, row(2), { present: false });
    drafts.write({ session_id: 's1', name: 'Group', draft: later });
    drafts.take('s1', sent, wishOf(linesOf([row(1), row(2)], sent), sent));
    expect(drafts.read('s1')?.draft).toEqual(new Map([['e2', { seen: 0, present: false }]]));
  });

  it('that the device does not take is said to be nowhere', () => {
    const full = {
      ...shelf(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(draftsOf(of('u1'), full, () => 0).write({ session_id: 's1', name: 'G', draft })).toBe(false);
  });
});
