import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { gone, seen, type useBrowser } from './browser.ts';
import { type Club, owner } from './club.ts';
import { type Account, enter } from './people.ts';

interface Journey {
  browser: ReturnType<typeof useBrowser>;
  club: Club;
  /** Who owes a fee, and pays it from their account: Rosa Vega. */
  client: string;
  payer: Account;
  checked: (page: Page, name: string, language?: 'es' | 'en') => Promise<void>;
  saved: (page: Page, name: string) => Promise<string>;
}

/** A mandate, a collection at the bank, what it returns, and that it had not. */
export async function collectByDebit({
  browser,
  club,
  client,
  payer,
  checked,
  saved,
}: Journey): Promise<void> {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/debits');
  await seen(page.getByText('El club no cobra por domiciliación'));
  await checked(page, 'debits off 1440');
  const values = {
    ...{ debit_creditor_id: 'ES26000G12345678', debit_creditor_iban: 'ES9121000418450200051332' },
    ...{ debit_notice_days: 0, returned_debit_fee: 450 },
  };
  await club.desk('PATCH', '/api/settings/', { club_id: club.club_id, values });

  await enter(page, owner, `/admin/clients/${client}`);
  await page.getByRole('button', { name: 'Anotar mandato' }).click();
  const paper = page.getByRole('dialog', { name: 'Mandato de Rosa Vega' });
  await paper.getByRole('textbox', { name: 'IBAN' }).fill('ES91 2100 0418 4502 0005 1332');
  await checked(page, 'mandate 1440');
  await paper.getByRole('button', { name: 'Anotar mandato' }).click();
  await gone(paper);
  await seen(page.getByText('Rosa Vega, cuenta •••• 1332'));
  await checked(page, 'client with mandate 1440');

  await enter(page, owner, '/admin/debits');
  await page.getByRole('button', { name: 'Ver los recibos' }).click();
  await seen(page.getByText(/de la cuenta de Rosa Vega •••• 1332/).first());
  await checked(page, 'debits 1440');
  await page.getByRole('button', { name: 'Preparar la remesa' }).click();
  const making = page.getByRole('dialog', { name: /^¿Preparar la remesa/ });
  await making.getByRole('button', { name: 'Preparar la remesa' }).click();
  await gone(making);
  expect(await saved(page, 'Descargar el fichero')).toContain('pain.008.001.08');

  const own = await browser.arrive({ width: 390, language: 'en' });
  await enter(own, payer, '/my-payments');
  await seen(own.getByText(/collected by direct debit on/).first());
  await seen(own.getByText('Rosa Vega, account •••• 1332'));
  await checked(own, 'my mandate 390 en', 'en');

  await page.getByRole('button', { name: 'Está en el banco' }).click();
  const sent = page.getByRole('dialog', { name: /^¿Está en el banco/ });
  await sent.getByRole('button', { name: 'Está en el banco' }).click();
  await gone(sent);
  await page.getByRole('button', { name: /^Ver los recibos de la remesa/ }).click();
  await page.getByRole('button', { name: 'Anotar devolución del recibo de Rosa Vega' }).first().click();
  const back = page.getByRole('dialog', { name: '¿Devuelto el recibo de Rosa Vega?' });
  await checked(page, 'debit returned 1440');
  await back.getByRole('button', { name: 'Anotar devolución' }).click();
  await gone(back);
  await seen(page.getByText(/devuelto \(AM04\)/));
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, owner, '/admin/debits');
  await phone.getByRole('button', { name: /^Ver los recibos de la remesa/ }).click();
  await seen(phone.getByText(/devuelto \(AM04\)/));
  await checked(phone, 'debits 390');
  await own.reload();
  await seen(own.getByText('Returned direct debit').first());
  await page.getByRole('button', { name: 'Deshacer la devolución del recibo de Rosa Vega' }).first().click();
  await gone(page.getByText(/devuelto \(AM04\)/));
}
