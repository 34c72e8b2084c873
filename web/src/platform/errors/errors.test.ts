import { describe, expect, it } from 'vitest';
import { splitByField } from './form.ts';
import { problemFromBody } from './problem.ts';

describe('a failed answer', () => {
  it('keeps the code, the detail and the fields of a problem', () => {
    const problem = problemFromBody(409, {
      type: 'about:blank',
      code: 'enrollment.session_full',
      title: 'Conflict',
      detail: 'The class is full.',
      errors: [{ path: 'session_id', message: 'full' }, { nonsense: true }],
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'enrollment.session_full',
      detail: 'The class is full.',
    });
    expect(problem.errors).toEqual([{ path: 'session_id', message: 'full' }]);
  });

  it('gives the identity endpoints codes of our own form', () => {
    const body = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' };
    expect(problemFromBody(401, body).code).toBe('auth.invalid_email_or_password');
  });

  it('is understood without any body', () => {
    expect(problemFromBody(502, null)).toMatchObject({ code: 'http.502', errors: [] });
  });
});

describe('refused input', () => {
  const values = { name: '', club: { timezone: '' }, days: ['mon'] };

  it('lands on the fields that the form has, in any spelling of the path', () => {
    const { fields, rest } = splitByField(
      [
        { path: 'name', message: 'a' },
        { path: '/club/timezone', message: 'b' },
        { path: 'body.days[0]', message: 'c' },
        { path: 'elsewhere', message: 'd' },
      ],
      values,
    );
    expect(fields).toEqual({ name: 'a', 'club.timezone': 'b', 'days.0': 'c' });
    expect(rest).toEqual(['d']);
  });

  it('shows the first of two messages for one field', () => {
    const problems = [
      { path: 'name', message: 'first' },
      { path: 'name', message: 'second' },
    ];
    expect(splitByField(problems, values).fields).toEqual({ name: 'first' });
  });
});
