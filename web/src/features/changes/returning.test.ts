import { expect, it } from 'vitest';
import type { ReturnPreview } from './return-api.ts';
import { possibleIn, tellingOf } from './returning.ts';

const back = (session_id: string, more: object = {}) => ({
  ...{ session_id, version: 'v', possible: true, action: 'reinstate', tells_cancellation: true },
  ...more,
});
const person = (student_id: string, session_ids: string[], reachable = true) => ({
  ...{ student_id, student_name: student_id, session_ids, reachable, contacts: [] },
});
const preview = {
  classes: [back('a'), back('b', { possible: false }), back('c', { tells_cancellation: false })],
  people: [person('Ana', ['a']), person('Bea', ['a', 'c']), person('Carlos', ['c'], false)],
} as unknown as ReturnPreview;

it('proposes every class that can come back', () => {
  expect(possibleIn(preview).map((one) => one.session_id)).toEqual(['a', 'c']);
});

it('counts who is told of the classes chosen, and names who is to be called', () => {
  const names = (chosen: string[]) => {
    const { told, to_call } = tellingOf(
      preview,
      preview.classes.filter((one) => chosen.includes(one.session_id)),
    );
    return [told, to_call.map((one) => one.student_name)];
  };
  expect(names(['a'])).toEqual([2, []]);
  expect(names(['a', 'c'])).toEqual([1, ['Bea', 'Carlos']]);
  expect(names([])).toEqual([0, []]);
});
