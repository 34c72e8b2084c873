import { describe, expect, it } from 'vitest';
import type { ChangePreview, ClassHit, PersonHit } from './api.ts';
import {
  backOf,
  carriedOver,
  choose,
  chosenForAll,
  moneyOf,
  moved,
  movedToDay,
  proposed,
  summaryOf,
} from './choices.ts';

const colleague = (id: string, problems: ClassHit['substitutes'][number]['problems'] = []) => ({
  instructor: { id, display_name: id },
  ...{ possible: !problems.includes('busy'), problems, busy_with: null },
});
const hit = (session_id: string, more: Partial<ClassHit> = {}): ClassHit =>
  ({
    ...{ session_id, version: '1', offers: ['substitute', 'cancel', 'keep'], tells_cancellation: true },
    substitutes: [colleague('nuria'), colleague('pep', ['busy'])],
    free_courts: [],
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
    ...{ classes, people, fixed_places: [], assisting: [], reservations: [] },
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

describe('a class that moves', () => {
  const hits = ['a', 'b'].map((id) =>
    hit(id, {
      ...{ offers: ['cancel', 'move', 'keep'], local_date: '2026-04-30', local_time: '19:00:00' },
      court: { id: 'court', name: 'Pista 1' },
    }),
  );

  it('goes to the same hour of the next day, on its court, unless told', () => {
    expect([...chosenForAll(hits, 'move').values()][0]).toEqual({
      ...{ session_id: 'a', version: '1', action: 'move' },
      ...{ local_date: '2026-05-01', local_time: '19:00', court_id: 'court' },
    });
    expect(moved(hits[0]!, { local_time: '21:00', court_id: null })).toMatchObject({
      ...{ local_date: '2026-05-01', local_time: '21:00', court_id: null },
    });
  });

  it('goes to a free court at its hour where that is what comes first, and is off where none is free', () => {
    const closing = { ...hits[0]!, offers: ['move', 'cancel', 'keep'] as ClassHit['offers'] };
    const classes = [
      { ...closing, free_courts: ['other', 'third'] },
      { ...closing, session_id: 'b', free_courts: [] },
    ];
    expect([...proposed(classes).values()]).toEqual([
      {
        ...{ session_id: 'a', version: '1', action: 'move' },
        ...{ local_date: '2026-04-30', local_time: '19:00', court_id: 'other' },
      },
      { session_id: 'b', version: '1', action: 'cancel' },
    ]);
  });

  it('goes with all others that move to one day, and with no other', () => {
    const choices = new Map(chosenForAll(hits, 'move')).set('b', choose(hits[1]!, 'cancel'));
    const days = [...movedToDay(choices, '2026-05-09').values()].map((one) => one.local_date);
    expect(days).toEqual(['2026-05-09', undefined]);
  });
});

it('what comes back is summed over what is cancelled, by currency and by how it was paid', () => {
  const back = (method: 'cash' | 'online', amount: number) => ({
    ...{ money: [{ method, amount }], kept: 0 },
    ...{ package_classes: 1, make_ups_back: 0, make_ups_earned: 2 },
  });
  const classes = [
    hit('a', { currency: 'EUR', comes_back: back('cash', 1500) }),
    hit('b', { currency: 'EUR', comes_back: back('cash', 300) }),
    hit('c', { currency: 'EUR', comes_back: back('online', 900) }),
  ];
  expect(backOf({ classes }, chosenForAll(classes, 'cancel'))).toEqual({
    money: [
      {
        currency: 'EUR',
        total: 2700,
        ways: [
          { method: 'cash', amount: 1800 },
          { method: 'online', amount: 900 },
        ],
      },
    ],
    ...{ package_classes: 3, make_ups_back: 0, make_ups_earned: 6 },
  });
  const kept = new Map(chosenForAll(classes, 'keep'));
  expect(backOf({ classes }, kept)).toEqual({
    ...{ money: [], package_classes: 0, make_ups_back: 0, make_ups_earned: 0 },
  });
});

it('the money of what is cancelled is summed by currency', () => {
  const paying = (id: string, price_total: number, paid_total: number) =>
    hit(id, { price_total, paid_total, currency: 'EUR' });
  const classes = [paying('a', 3000, 1500), paying('b', 1000, 0), paying('c', 500, 0)];
  const choices = new Map(chosenForAll(classes, 'cancel')).set('c', choose(classes[2]!, 'keep'));
  expect(moneyOf({ classes }, choices)).toEqual([{ currency: 'EUR', price: 4000, paid: 1500 }]);
});
