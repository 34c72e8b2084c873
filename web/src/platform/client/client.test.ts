import { notifications, notificationsStore } from '@mantine/notifications';
import { afterEach, expect, it } from 'vitest';
import { toastProblem } from '../errors/form.ts';
import { api } from './client.ts';

afterEach(() => notifications.clean());
const baseUrl = 'https://club.test';

it('an error that was shown goes when the same is sent again and works, whatever it says then', async () => {
  const answers = [
    new Response('{"code":"x.y"}', { status: 409, headers: { 'content-type': 'application/problem+json' } }),
    new Response('{"code":"x.y"}', { status: 503, headers: { 'retry-after': '7' } }),
    Response.json({ status: true }),
  ];
  const fetch = async () => answers.shift()!;
  const send = (email: string) =>
    api.POST('/api/auth/request-password-reset', { baseUrl, fetch, body: { email } });
  for (const email of ['a@b.test', 'c@d.test']) await send(email).catch(toastProblem);
  expect(notificationsStore.getState().notifications).toHaveLength(1);
  await send('e@f.test');
  expect(notificationsStore.getState().notifications).toEqual([]);
});

it('a refusal says how long the server wants to be left alone', async () => {
  const fetch = async () => new Response('{}', { status: 503, headers: { 'retry-after': '7' } });
  const asking = api.GET('/api/setup/', { baseUrl, fetch });
  await expect(asking).rejects.toMatchObject({ status: 503, retryAfter: 7, asked: 'GET /api/setup/' });
});
