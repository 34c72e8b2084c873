import { describe, expect, test } from 'vitest';
import { endOf, nobodyLeft, shownState, whomToAsk } from './requests.ts';

const now = new Date('2026-03-02T09:00:00Z');
const ahead = { status: 'confirmed', scheduled_datetime: new Date('2026-03-03T18:00:00Z') };
const begun = { status: 'in_progress', scheduled_datetime: new Date('2026-03-02T08:30:00Z') };

test('a question is over once its class has begun, though nobody wrote it', () => {
  expect(shownState('open', ahead, now)).toBe('open');
  expect(shownState('open', begun, now)).toBe('begun');
  expect(shownState('open', { ...ahead, scheduled_datetime: now }, now)).toBe('begun');
  expect(shownState('accepted', begun, now)).toBe('accepted');
});

describe('what a change of the class makes of it', () => {
  const of = {
    ...{ absent_id: 'ana', instructor_id: 'ana', substitute_instructor_id: null, group_coach_id: 'ana' },
  };

  test('another time or length: moved', () => {
    expect(endOf({ scheduled_datetime: [1, 2] }, of)).toBe('moved');
    expect(endOf({ duration_minutes: [60, 90] }, of)).toBe('moved');
  });
  test('another court, price or number of places: nothing', () => {
    expect(endOf({ court_id: ['a', 'b'], price: [1, 2] }, of)).toBeUndefined();
  });
  test('somebody named by hand: given', () => {
    expect(
      endOf({ substitute_instructor_id: [null, 'ben'] }, { ...of, substitute_instructor_id: 'ben' }),
    ).toBe('given');
    expect(endOf({ instructor_id: ['ana', 'ben'] }, { ...of, instructor_id: 'ben' })).toBe('given');
  });
  test('the substitute who cannot come is taken back: returned', () => {
    expect(endOf({ substitute_instructor_id: ['cai', null] }, { ...of, absent_id: 'cai' })).toBe('returned');
  });
  test('given back to who could not come, or to the coach of the group: returned', () => {
    expect(endOf({ instructor_id: [null, 'ana'] }, of)).toBe('returned');
    expect(endOf({ instructor_id: [null, 'ana'] }, { ...of, absent_id: null })).toBe('returned');
    const lent = { ...of, absent_id: 'cai', substitute_instructor_id: 'cai' };
    expect(endOf({ substitute_instructor_id: [null, 'cai'] }, lent)).toBe('returned');
  });
  test('left without a coach: still looked for', () => {
    expect(endOf({ instructor_id: ['ana', null] }, { ...of, instructor_id: null })).toBeUndefined();
  });
});

describe('whom to ask', () => {
  const candidates = [
    { id: 'ben', possible: true, has_account: true },
    { id: 'cai', possible: false, has_account: true },
    { id: 'dan', possible: true, has_account: false },
  ];
  const one = { ...ahead, candidates, asked: new Set<string>(), found: false };

  test('of those chosen who can and whom a message reaches', () => {
    expect(whomToAsk(one, ['ben', 'cai', 'dan'], now)).toEqual({ ask: ['ben'] });
    expect(whomToAsk(one, ['cai', 'dan', 'eve'], now)).toEqual({ why: 'nobody_free' });
  });
  test('nobody twice, and nobody about what has begun', () => {
    expect(whomToAsk({ ...one, asked: new Set(['ben']) }, ['ben', 'cai'], now)).toEqual({
      why: 'asked_already',
    });
    expect(whomToAsk({ ...one, ...begun }, ['ben'], now)).toEqual({ why: 'begun' });
    for (const status of ['cancelled', 'completed'])
      expect(whomToAsk({ ...one, status }, ['ben'], now)).toEqual({ why: 'over' });
  });
  test('nobody about what somebody accepted', () => {
    expect(whomToAsk({ ...one, found: true }, ['ben'], now)).toEqual({ why: 'found' });
  });
});

test('it is over when nobody is left to answer, and who teaches there no more is not waited for', () => {
  const no = { answer: 'declined' as const, able: true };
  const silent = { answer: null, able: true };
  expect(nobodyLeft([no, no])).toBe(true);
  expect(nobodyLeft([no, silent])).toBe(false);
  expect(nobodyLeft([no, { ...silent, able: false }])).toBe(true);
});
