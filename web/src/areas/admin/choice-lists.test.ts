import { expect, test } from 'vitest';
import { inUseOf } from './choice-lists.ts';
import type { Choices } from './use-choices.ts';

test('a copy is without the court, coach and assistants who are out of use or of another club', () => {
  const one = (id: string, is_active = true) => ({ id, is_active });
  const choices = {
    courts: [one('c1'), one('c2', false)],
    instructors: [one('ana'), one('bea'), one('cai', false)],
  } as unknown as Pick<Choices, 'courts' | 'instructors'>;
  const of = (court_id: string | null, instructor_id: string | null, assistant_instructor_ids: string[]) =>
    inUseOf({ court_id, instructor_id, assistant_instructor_ids }, choices);
  const kept = { court_id: 'c1', instructor_id: 'ana', assistant_instructor_ids: ['bea'] };
  expect(of('c1', 'ana', ['cai', 'bea', 'elsewhere'])).toEqual(kept);
  expect(of('c2', 'cai', [])).toEqual({ court_id: null, instructor_id: null, assistant_instructor_ids: [] });
});
