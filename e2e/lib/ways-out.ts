import type { Page } from 'playwright-core';
import { gone, seen } from './browser.ts';
import type { Club } from './club.ts';
import { type Account, account, enter, register } from './people.ts';

/* What students and the desk do with money in a browser, where a class is booked and does not take place. */

export interface Student {
  who: Account;
  id: string;
}

/** Somebody with an account who takes classes at the club. */
export async function student({ url, desk }: Club, name: string): Promise<Student> {
  const who = account(name);
  const own = await register(url, who);
  const { organizations } = await desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await own('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { client } = await own<{ client: { id: string } }>('GET', '/api/me/');
  return { who, id: client.id };
}

/** The dialog of a class, at its own address. */
export async function openClass(page: Page, { id, date }: { id: string; date: string }) {
  await page.goto(`/classes/${id}?week=${date}`);
  return page.getByRole('dialog');
}

/** Somebody books at the press of the button that begins with these words. */
export async function book(page: Page, session: { id: string; date: string }, by: RegExp): Promise<void> {
  const dialog = await openClass(page, session);
  await dialog.getByRole('button', { name: by }).click();
  await seen(dialog.getByText('La plaza está reservada'));
}

/** The desk takes the money for a class at the page of its client. */
export async function collect(desk: Page, { id }: Student, name: string, means: string): Promise<void> {
  await desk.goto(`/admin/clients/${id}`);
  await desk.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await desk.getByRole('button', { name: /^Cobrar 18\s€/ }).click();
  const dialog = desk.getByRole('dialog', { name: /^Cobrar a / });
  await dialog.getByRole('combobox', { name: 'Forma de pago' }).click();
  await desk.getByRole('option', { name: means }).click();
  await dialog.getByRole('button', { name: /^Cobrar 18\s€/ }).click();
  await gone(dialog);
}

/** Gives a booking back on _My classes_, after reading what that does. */
export async function giveUp(page: Page, name: string, said: string | RegExp): Promise<void> {
  await page.goto('/my-classes');
  await page.getByRole('button', { name: `Cancelar: ${name}` }).click();
  await seen(page.getByText(said));
  await page.getByRole('button', { name: 'Cancelar la reserva' }).click();
  await seen(page.getByText(/^Reserva cancelada\./));
}

/** What somebody reads on _My payments_: their credit and what they owe. */
export async function reads(page: Page, who: Account, ...words: (string | RegExp)[]): Promise<void> {
  await enter(page, who, '/my-payments');
  for (const one of words) await seen(page.getByText(one));
}
