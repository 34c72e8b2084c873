import { expect, test } from 'vitest';
import { matchPerson, peopleOf } from './people.ts';

/** Two thousand people, and how often somebody's address was looked at. */
function crowd(of: (at: number) => { display_name: string; email: string; phone: string }) {
  const seen = { addresses: 0 };
  const all = Array.from({ length: 2_000 }, (_, at) => {
    const { email, ...rest } = of(at);
    const counted = () => {
      seen.addresses++;
      return email;
    };
    return Object.defineProperty({ ...rest, id: `${at}`, email }, 'email', { get: counted });
  });
  const people = peopleOf(all);
  seen.addresses = 0;
  return { people, seen };
}

test('an address that a whole club shares is compared with few, and hides nobody new', () => {
  const { people, seen } = crowd((at) => ({ display_name: `Ana ${at}`, email: 'club@x.test', phone: '' }));
  expect(matchPerson(people, { display_name: 'Eva Mas', email: 'club@x.test' })).toBeNull();
  expect(matchPerson(people, { display_name: 'Ana 1999', email: 'club@x.test' })).toMatchObject({
    found: { id: '1999' },
  });
  expect(seen.addresses).toBeLessThan(1_000);
});

test('of very many with one name those are found whom something else tells, the others by a person', () => {
  const { people, seen } = crowd((at) => ({ display_name: 'Ana', email: `a${at}@x.test`, phone: '' }));
  expect(matchPerson(people, { display_name: 'Ana', email: 'A1999@x.test' })).toMatchObject({
    found: { id: '1999' },
  });
  expect(matchPerson(people, { display_name: 'Ana', email: 'new@x.test' })).toHaveProperty('several');
  expect(seen.addresses).toBeLessThan(1_000);
});
