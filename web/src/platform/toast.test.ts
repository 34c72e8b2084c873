import { notifications, notificationsStore } from '@mantine/notifications';
import { afterEach, expect, it } from 'vitest';
import { toastProblem } from './errors/form.ts';
import { networkProblem, problemFromBody } from './errors/problem.ts';
import { clearSlot, toastDone, toastFailure } from './toast.ts';

afterEach(() => notifications.clean());
const said = () => {
  const { notifications: shown, queue } = notificationsStore.getState();
  return [...shown, ...queue].map(({ message }) => message);
};

it('an action says one outcome at a time: the next one takes the place of the last', () => {
  toastFailure('not yet', 'saving');
  toastFailure('still not', 'saving');
  toastFailure('something else', 'paying');
  expect(said()).toEqual(['still not', 'something else']);
  toastDone('saved', 'saving');
  expect(said()).toEqual(['something else', 'saved']);
});

it('what is changed is said anew, with all of its time', () => {
  toastFailure('not yet', 'saving');
  const before = notificationsStore.getState().notifications[0]?.id;
  toastFailure('still not', 'saving');
  expect(notificationsStore.getState().notifications[0]?.id).not.toBe(before);
});

it('why a request was refused goes when the same request has worked, and no other', () => {
  toastProblem(networkProblem('PATCH /api/clients/1/'));
  toastProblem(problemFromBody(503, {}, { asked: 'PATCH /api/clients/2/' }));
  expect(said()).toHaveLength(2);
  clearSlot('PATCH /api/clients/1/');
  expect(said()).toHaveLength(1);
  clearSlot('PATCH /api/clients/');
  expect(said()).toHaveLength(1);
});
