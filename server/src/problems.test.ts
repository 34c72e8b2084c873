import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusals as attendance } from './attendance/rules/refusals.ts';
import { refusals as enrollment } from './enrollments/rules/refusals.ts';
import { problemCodes } from './problems.ts';

const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !/\.test\.ts$|^problems\.ts$|^kernel\/db\/types\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(`${import.meta.dirname}/${file}`, 'utf8') }));

/** What stands in quotes where a problem is made. */
const thrown = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\b(?:conflict\(|new Problem\(\s*[\w.]+,)\s*'([^']+)'/g)].map(([, code]) => ({
    file,
    code: code as string,
  })),
);

test('every problem that is thrown stands on the page of all codes', () => {
  expect(thrown.length).toBeGreaterThan(40);
  expect(thrown.filter(({ code }) => !(code in problemCodes.problems))).toEqual([]);
});

test('so does every refusal of a booking and of a check-in', () => {
  const codes = [
    ...Object.keys(enrollment).map((code) => `enrollment.${code}`),
    ...Object.keys(attendance).map((code) => `attendance.${code}`),
  ];
  expect(codes.filter((code) => !(code in problemCodes.problems))).toEqual([]);
});

test('every code on the page is given somewhere', () => {
  const everything = sources.map(({ text }) => text).join('\n');
  const made = ['enrollment.', 'attendance.', 'invitation.'];
  const unused = Object.keys(problemCodes.problems).filter(
    (code) => !everything.includes(`'${code}'`) && !made.some((start) => code.startsWith(start)),
  );
  expect(unused).toEqual([]);
  const built = /^(recurrence|schedule)\./;
  const fields = Object.keys(problemCodes.fields).filter(
    (code) =>
      !everything.includes(`'${code.replace(built, '').replace(/^rrule_/, '')}'`) &&
      !everything.includes(`'${code.replace(built, '')}'`),
  );
  expect(fields).toEqual([]);
});
