import { describe, expect, it } from 'vitest';
import { createFirstAnswers } from './first-answers.ts';

const url = 'http://club.test/api/classes/?until=2&from=1';
const known = { organization: 'olivos', answers: { '/api/classes/?from=1&until=2': { results: ['<b>'] } } };
const answers = (chosen: string | null = null, age = 0) =>
  createFirstAnswers(
    known,
    () => chosen,
    () => age,
  );

describe('an answer that came with the page', () => {
  it('is given once, whatever the order of the question', async () => {
    const ask = answers('olivos');
    expect(ask({ method: 'GET', url: 'http://club.test/api/classes/?from=1' })).toBeUndefined();
    expect(await ask({ method: 'GET', url })?.json()).toEqual({ results: ['<b>'] });
    expect(ask({ method: 'GET', url })).toBeUndefined();
  });

  it('is nobody’s who writes, looks at another organization, or comes late', () => {
    expect(answers()({ method: 'POST', url })).toBeUndefined();
    expect(answers('other')({ method: 'GET', url })).toBeUndefined();
    expect(answers(null, 60_000)({ method: 'GET', url })).toBeUndefined();
  });
});
