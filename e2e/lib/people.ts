import type { Page } from 'playwright-core';
import { type Language, seen } from './browser.ts';

export interface Account {
  name: string;
  email: string;
  password: string;
}

/** Everybody's in these tests. */
const PASSWORD = 'a long password';

export const account = (name: string): Account => ({
  ...{ name, password: PASSWORD },
  email: `${name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()}@example.test`,
});

/** Makes the account without a browser. */
export async function register(url: string, account: Account, locale: Language = 'es'): Promise<Caller> {
  const response = await send(url, '/api/auth/sign-up/email', { ...account, locale });
  return caller(url, cookieOf(response));
}

/** Speaks to the API as somebody who has signed in. */
export type Caller = <T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
) => Promise<T>;

export function caller(url: string, cookie: string): Caller {
  return async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json().catch(() => ({}))) as T;
  };
}

async function send(url: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');

/** Signs in without the form, for tests that are about something else, and opens `path`. */
export async function enter(page: Page, { email, password }: Account, path: string): Promise<void> {
  const response = await page.request.post('/api/auth/sign-in/email', { data: { email, password } });
  if (!response.ok()) throw new Error(`sign-in of ${email}: ${response.status()} ${await response.text()}`);
  await page.goto(path);
  await seen(page.getByRole('heading', { level: 1 }));
}
