import { expect, it } from 'vitest';
import type { Send } from '../../platform/client/change.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import type { Mark } from './api.ts';
import type { Wish } from './draft.ts';
import { draftsOf } from './kept-draft.ts';
import { sendKept, sendWish } from './send-draft.ts';

const mark = (enrollment_id: string): Mark => ({ enrollment_id, present: true });
const owner = { user_id: 'u', organization_id: 'o' };
const refusal = (...paths: string[]) =>
  new ProblemError({ status: 422, code: 'invalid', errors: paths.map((path) => ({ path, message: '' })) });

/** A server that answers each call with what is next; null is well. */
function server(...answers: (ProblemError | null)[]) {
  const asked: unknown[] = [];
  const send: Send = async (_, input) => {
    asked.push(input);
    const problem = answers[asked.length - 1];
    if (problem) throw problem;
    return (Array.isArray(input) ? [] : { enrollment_id: 'e1', attendance_version: 1 }) as never;
  };
  return { asked, send };
}

it('says of an arrival that it was sent, though the marks after it were not', async () => {
  const { send } = server(null, new ProblemError({ status: 0, code: 'network.unreachable' }));
  const took: Wish[] = [];
  const arrival = { enrollment_id: 'e1', arrived: true };
  const wish = { arrivals: [arrival], marks: [mark('e1')] };
  await expect(sendWish(send, 's', wish, (part) => took.push(part))).rejects.toThrow('network.unreachable');
  expect(took).toMatchObject([{ arrivals: [arrival], marks: [] }]);
});

it('sends the others when one student is refused, and says so all the same', async () => {
  const { asked, send } = server(refusal('/entries/1/enrollment_id'), null);
  const took: Wish[] = [];
  const wish = { arrivals: [], marks: [mark('e1'), mark('e2'), mark('e3')] };
  await expect(sendWish(send, 's', wish, (part) => took.push(part))).rejects.toMatchObject({ status: 422 });
  expect(asked[1]).toEqual([mark('e1'), mark('e3')]);
  expect(took).toMatchObject([{ arrivals: [], marks: [mark('e1'), mark('e3')] }]);
});

it('sends the arrivals and marks behind an arrival that is refused', async () => {
  const lost = new ProblemError({ status: 409, code: 'attendance.not_enrolled' });
  const { asked, send } = server(lost, null, null);
  const took: Wish[] = [];
  const arrivals = ['e1', 'e2'].map((enrollment_id) => ({ enrollment_id, arrived: true }));
  const wish = { arrivals, marks: [mark('e2')] };
  await expect(sendWish(send, 's', wish, (part) => took.push(part))).rejects.toBe(lost);
  expect(asked).toEqual([...arrivals, [mark('e2')]]);
  expect(took).toMatchObject([
    { arrivals: [arrivals[1]], marks: [] },
    { arrivals: [], marks: [mark('e2')] },
  ]);
});

it('lets go of what another has said since, sends the others, and says so', async () => {
  const since = new ProblemError({
    ...{ status: 409, code: 'attendance.said_since' },
    errors: [{ path: '/entries/0', message: '' }],
  });
  const { asked, send } = server(since, null);
  const took: Wish[] = [];
  const wish = { arrivals: [], marks: [mark('e1'), mark('e2')] };
  await expect(sendWish(send, 's', wish, (part) => took.push(part))).rejects.toBe(since);
  expect(asked[1]).toEqual([mark('e2')]);
  expect(took.map(({ marks }) => marks)).toEqual([[mark('e1')], [mark('e2')]]);
});

it('takes the arrival that it has just sent for nothing new, and what came between for something', async () => {
  const { asked, send } = server(null, null);
  const wish = (attendance_version: number) => ({
    arrivals: [{ enrollment_id: 'e1', arrived: true, attendance_version }],
    marks: [{ ...mark('e1'), attendance_version }],
  });
  await sendWish(send, 's', wish(0), () => {});
  await sendWish(send, 's', wish(4), () => {});
  expect([asked[1], asked[3]]).toEqual([
    [{ ...mark('e1'), attendance_version: 1 }],
    [{ ...mark('e1'), attendance_version: 4 }],
  ]);
});

it('sends nothing again when the whole class is refused', async () => {
  const { asked, send } = server(refusal(), null);
  const wish = { arrivals: [], marks: [mark('e1'), mark('e2')] };
  await expect(sendWish(send, 's', wish, () => {})).rejects.toMatchObject({ status: 422 });
  expect(asked).toHaveLength(1);
});

const shelf = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
};
const row = (enrollment_id: string, present: boolean | null) =>
  ({
    ...{
      enrollment_id,
      present,
      checked_in: present === true,
      instructor_notes: '',
      performance_rating: null,
      attendance_version: 0,
    },
    abilities: { mark: true, view_notes: true, give_feedback: false },
  }) as never;

it('sends what was kept without its screen, once: afterwards the device has none of it', async () => {
  const drafts = draftsOf(owner, shelf(), () => 0);
  const draft = new Map([
    ['e1', { present: false }],
    ['e2', { present: true }],
    ['gone', { present: true }],
  ]);
  drafts.write({ session_id: 's', name: 'Group', draft });
  const { asked, send } = server();
  await sendKept(send, drafts, 's', [row('e1', null), row('e2', true)]);
  expect(asked).toEqual([[{ enrollment_id: 'e1', attendance_version: 0, present: false }]]);
  expect(drafts.all()).toEqual([]);
  await sendKept(send, drafts, 's', [row('e1', true), row('e2', true)]);
  expect(asked).toHaveLength(1);
});
