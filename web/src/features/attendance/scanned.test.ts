import { expect, test } from 'vitest';
import { classIn } from './scanned.ts';

const session = '01890a5d-ac96-774b-bcce-b302099a8057';
const here = 'https://club.example';

test('the code of a class here leads to it', () => {
  expect(classIn(`${here}/check-in/${session}?code=ABCDEFGH1234`, here)).toEqual({
    session,
    code: 'ABCDEFGH1234',
  });
});

test.each([
  'a receipt',
  '',
  `https://elsewhere.example/check-in/${session}?code=ABCDEFGH1234`,
  `${here}/check-in/${session}`,
  `${here}/check-in/${session}?code=`,
  `${here}/check-in/../admin?code=ABCDEFGH1234`,
  `${here}/check-in/${session}/more?code=ABCDEFGH1234`,
  `javascript:alert(1)`,
])('%j is the code of no class here', (text) => {
  expect(classIn(text, here)).toBeNull();
});
