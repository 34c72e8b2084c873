import type { Page } from 'playwright-core';
import { gone, seen } from './browser.ts';
import { type Club, giveOnce, nextMonday } from './club.ts';

/** A class is booked to be paid online: its place is held, and paid with the card that was kept, which is then removed. */
export async function holdAndPayByCard(
  club: Club,
  page: Page,
  checked: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const session = await giveOnce(club, { name: 'Noche', starts_at: { date: nextMonday(), time: '21:00' } });
  await page.goto(`/classes/${session}?week=${nextMonday()}`);
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText(/se te guarda 15 minutos/));
  await checked(page, 'book online 390');
  await dialog.getByRole('button', { name: /^Pagar online · 18\s€/ }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await seen(page.getByText(/Te guardamos la plaza hasta las/));
  await checked(page, 'online held 390');
  await page.goto('/my-classes');
  await seen(page.getByText(/Paga antes de las/));
  await checked(page, 'my classes held 390');

  await page.goto('/my-payments');
  await page.getByRole('button', { name: 'Pagar online' }).click();
  const byCard = page.getByRole('dialog', { name: 'Pagar online' });
  await seen(byCard.getByRole('radio', { name: 'Visa ···· 4242 (12/30)' }));
  await checked(page, 'pay by card 390');
  await byCard.getByRole('button', { name: /^Pagar 18\s€/ }).click();
  await seen(page.getByText('Pagado. Gracias.'));
  await seen(page.getByText('Nada por pagar'));
  await page.getByRole('button', { name: /^Quitar: Visa/ }).click();
  const removing = page.getByRole('dialog', { name: 'Quitar la tarjeta' });
  await checked(page, 'remove card 390');
  await removing.getByRole('button', { name: 'Quitar' }).click();
  await gone(page.getByRole('region', { name: 'Mis tarjetas' }));
}
