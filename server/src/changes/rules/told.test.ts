import { describe, expect, test } from 'vitest';
import { type News, whoHears } from './told.ts';

const person = (name: string, session_ids: string[], reachable = true) => ({ name, session_ids, reachable });
const news = (session_id: string, action: News['action'], tells_cancellation = true): News => ({
  session_id,
  action,
  tells_cancellation,
});
const names = ({ told, to_call }: ReturnType<typeof whoHears<ReturnType<typeof person>>>) => ({
  told: told.map((one) => one.name),
  to_call: to_call.map((one) => one.name),
});

describe('who hears of a change', () => {
  test('everybody once in a class that changes, by message where there is an address', () => {
    const people = [person('Ana', ['a', 'b']), person('Luis', ['a'], false), person('Eva', ['kept'])];
    const all = [news('a', 'cancel'), news('b', 'substitute'), news('kept', 'keep')];
    expect(names(whoHears(people, all))).toEqual({ told: ['Ana'], to_call: ['Luis'] });
  });

  test('where the club sends no messages about cancelled classes, their people are called', () => {
    const people = [person('Ana', ['a', 'b']), person('Luis', ['b'])];
    const all = [news('a', 'cancel', false), news('b', 'substitute', false)];
    expect(names(whoHears(people, all))).toEqual({ told: ['Luis'], to_call: ['Ana'] });
  });
});
