import { describe, expect, it } from 'vitest';
import type { ChangePreview, ClassHit, PersonHit } from './api.ts';
import { carriedOver, choose, chosenForAll, proposed, summaryOf } from './choices.ts';

const colleague = (id: string, problems: ClassHit['substitutes'][number]['problems'] = []) => ({
  instructor: { id, display_name: id },
  ...{ possible: !problems.includes('busy'), problems, busy_with: null },
});
const hit = (session_id: string, more: Partial<ClassHit> = {}): ClassHit =>
  ({
    ...{ session_id, version: '1', offers: ['substitute', 'cancel', 'keep'], tells_cancellation: true },
    substitutes: [colleague('nuria'), colleague('pep', ['busy'])],
    ...more,
  }) as ClassHit;
const person = (student_id: string, session_ids: string[], reachable = true): PersonHit => ({
  ...{ student_id, student_name: student_id, session_ids, reachable, contacts: [] },
});
const actions = (choices: ReturnType<typeof proposed>) => [...choices.values()].map(({ action }) => action);

describe('the proposal', () => {
  it('is a substitute without a problem, else the class is off, else it stays', () => {
    const classes = [
      hit('a'),
      hit('b', { substitutes: [colleague('pep', ['busy']), colleague('eva', ['outside_windows'])] }),
      hit('c', { offers: ['keep'], substitutes: [] }),
    ];
    expect(actions(proposed(classes))).toEqual(['substitute', 'cancel', 'keep']);
    expect(proposed(classes).get('a')?.instructor_id).toBe('nuria');
    expect(actions(chosenForAll(classes, 'keep'))).toEqual(['keep', 'keep', 'keep']);
  });

  it('takes the colleague that was chosen, also one to be asked', () => {
    expect(choose(hit('a'), 'substitute', 'eva')).toMatchObject({
      action: 'substitute',
      instructor_id: 'eva',
    });
  });
});

it('choices for classes that are as they were outlive a change of another one', () => {
  const before = chosenForAll([hit('a'), hit('b'), hit('gone')], 'keep');
  expect(actions(carriedOver(before, [hit('a'), hit('b', { version: '2' })]))).toEqual([
    'keep',
    'substitute',
  ]);
});

describe('the summary', () => {
  const preview = (classes: ClassHit[], people: PersonHit[]): ChangePreview => ({
    ...{ classes, people, fixed_places: [] },
  });

  it('counts everybody whose class changes once, and names whom nobody can write to', () => {
    const classes = [hit('a'), hit('b', { substitutes: [] }), hit('c', { offers: ['keep'] })];
    const people = [person('ana', ['a', 'b']), person('luis', ['b'], false), person('eva', ['c'])];
    expect(summaryOf(preview(classes, people), proposed(classes))).toMatchObject({
      ...{ cancelled: 1, substituted: 1, kept: 1, told: 1 },
      to_call: [{ student_id: 'luis' }],
    });
  });

  it('calls everybody where the club sends no messages about cancelled classes', () => {
    const classes = [hit('a', { tells_cancellation: false })];
    const people = [person('ana', ['a'])];
    expect(summaryOf(preview(classes, people), chosenForAll(classes, 'cancel'))).toMatchObject({
      ...{ told: 0, to_call: [{ student_id: 'ana' }] },
    });
    expect(summaryOf(preview(classes, people), proposed(classes)).told).toBe(1);
  });
});
