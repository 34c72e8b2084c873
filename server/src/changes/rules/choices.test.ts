import { describe, expect, test } from 'vitest';
import { type Choice, decideChange, type Hit } from './choices.ts';

const hit = (session_id: string, more: Partial<Hit> = {}): Hit => ({
  session_id,
  version: '1',
  offers: ['substitute', 'cancel', 'keep'],
  substitutes: [
    { instructor: { id: 'free' }, possible: true },
    { instructor: { id: 'busy' }, possible: false },
  ],
  ...{ local_date: '2026-04-07', local_time: '19:00', court: { id: 'court' } },
  ...more,
});
const choice = (session_id: string, more: Partial<Choice> = {}): Choice => ({
  session_id,
  version: '1',
  action: 'cancel',
  ...more,
});

describe('a change', () => {
  test('does to each class what was chosen for it', () => {
    const choices = [choice('a', { action: 'substitute', instructor_id: 'free' }), choice('b')];
    expect(decideChange([hit('a'), hit('b'), hit('c')], choices, 'keep')).toEqual({
      decided: [
        { session_id: 'a', action: 'substitute', instructor_id: 'free' },
        { session_id: 'b', action: 'cancel', instructor_id: null },
        { session_id: 'c', action: 'keep', instructor_id: null },
      ],
    });
  });

  test('that hits nothing needs no decision', () => {
    expect(decideChange([], [], undefined)).toEqual({ decided: [] });
  });

  test('is not decided while a class has no choice', () => {
    expect(decideChange([hit('a'), hit('b')], [choice('a')], undefined)).toEqual({
      outdated: [],
      undecided: ['b'],
    });
  });

  test('speaks for the rest only with what is offered for it', () => {
    const hits = [hit('a'), hit('b', { offers: ['keep'] })];
    expect(decideChange(hits, [], 'cancel')).toEqual({ outdated: [], undecided: ['b'] });
  });

  test('is outdated when a class is another one, or is not hit any more', () => {
    const choices = [choice('a', { version: '0' }), choice('gone')];
    expect(decideChange([hit('a'), hit('b')], choices, 'keep')).toEqual({
      outdated: ['a', 'gone'],
      undecided: [],
    });
  });

  test('refuses two choices for one class: neither is taken for the other', () => {
    const choices = [choice('a'), choice('a', { action: 'keep' })];
    expect(decideChange([hit('a')], choices, undefined)).toMatchObject({
      errors: [{ path: '/classes/0/session_id', code: 'repeated' }],
    });
  });

  test('refuses what is not offered, by the place of the choice', () => {
    const hits = [hit('a'), hit('b', { offers: ['keep'] })];
    expect(decideChange(hits, [choice('a'), choice('b')], undefined)).toMatchObject({
      errors: [{ path: '/classes/1/action' }],
    });
  });

  test.each([undefined, 'busy', 'stranger'])('refuses the substitute %s', (instructor_id) => {
    const wrong = choice('a', { action: 'substitute', ...(instructor_id && { instructor_id }) });
    expect(decideChange([hit('a')], [wrong], undefined)).toMatchObject({
      errors: [{ path: '/classes/0/instructor_id' }],
    });
  });
});

describe('a class that moves', () => {
  const may = hit('a', { offers: ['move', 'keep'] });
  const moved = (to: Partial<Choice>) =>
    decideChange([may], [choice('a', { action: 'move', ...to })], undefined);

  test.each([
    [{ local_date: '2026-04-08' }],
    [{ local_time: '20:30:00' }],
    [{ court_id: null }],
    [{ local_date: '2026-04-07', local_time: '19:00', court_id: 'other' }],
  ])('goes to %o', (to) => {
    expect(moved(to)).toMatchObject({ decided: [{ action: 'move', to }] });
  });

  test.each([[{}], [{ local_date: '2026-04-07' }], [{ local_time: '19:00:00', court_id: 'court' }]])(
    'has to go somewhere: %o says nothing',
    (to) => {
      expect(moved(to)).toMatchObject({ errors: [{ path: '/classes/0/local_date' }] });
    },
  );

  test('only where that is offered', () => {
    const fixed = hit('a', { offers: ['cancel', 'keep'] });
    const wanted = choice('a', { action: 'move', local_date: '2026-04-08' });
    expect(decideChange([fixed], [wanted], undefined)).toMatchObject({
      errors: [{ path: '/classes/0/action' }],
    });
  });
});
