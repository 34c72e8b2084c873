import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { gone, photograph, seen } from './browser.ts';
import { classAhead, giveSoon } from './desk.ts';

/** Ten classes for 150 €, at the desk's page of packages. */
export async function makePackage(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Nuevo bono' }).click();
  const form = desk.getByRole('dialog', { name: 'Nuevo bono' });
  await form.getByRole('textbox', { name: 'Nombre' }).fill('Diez clases');
  await form.getByRole('textbox', { name: 'Precio' }).fill('150');
  await form.getByRole('button', { name: 'Guardar' }).click();
  await seen(desk.getByText('Bono guardado'));
}

/** Sara, in the list of clients, buys it. */
export async function sellPackage(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: 'Sara Olmo' }).click();
  await desk.getByRole('button', { name: 'Vender' }).click();
  const sale = desk.getByRole('dialog', { name: 'Vender un bono a Sara Olmo' });
  await sale.getByRole('button', { name: 'Vender' }).click();
  await seen(desk.getByText(/Quedan 10 de 10, hasta el/));
}

/** The desk, at the list of clients, does to Sara's packages all that it can; she orders one in the app. */
export async function keepPackages(desk: Page, page: Page): Promise<void> {
  await desk.getByRole('link', { name: 'Sara Olmo' }).click();
  await desk.getByRole('button', { name: 'Vender' }).click();
  const sale = desk.getByRole('dialog', { name: 'Vender un bono a Sara Olmo' });
  await sale.getByText('Regalar', { exact: true }).click();
  await sale.getByRole('textbox', { name: 'Motivo' }).fill('Ganó el torneo');
  await sale.getByRole('button', { name: 'Regalar' }).click();
  await gone(sale);
  await seen(desk.getByText(/Regalo: Ganó el torneo/));
  const act = async (action: string, title: string | RegExp) => {
    await desk.getByRole('button', { name: 'Acciones de Diez clases' }).first().click();
    await desk.getByRole('menuitem', { name: action }).click();
    return desk.getByRole('dialog', { name: title });
  };
  const adjust = await act('Añadir o quitar clases', 'Clases de Diez clases');
  await adjust.getByRole('textbox', { name: 'Cuántas' }).fill('2');
  await adjust.getByRole('textbox', { name: 'Motivo' }).fill('Por la espera');
  await adjust.getByRole('button', { name: 'Añadir' }).click();
  await seen(desk.getByText(/Quedan 12 de 12/));
  const extend = await act('Prorrogar', 'Prorrogar Diez clases');
  await extend.getByRole('textbox', { name: 'Motivo' }).fill('Se lesionó');
  await extend.getByRole('button', { name: 'Guardar' }).click();
  await gone(extend);
  const pass = await act('Pasar clases', 'Pasar clases de Diez clases');
  await pass.getByRole('combobox', { name: 'A quién' }).fill('Iván');
  await desk.getByRole('option', { name: /Iván Robles/ }).click();
  await pass.getByRole('textbox', { name: 'Cuántas' }).fill('4');
  await pass.getByRole('button', { name: 'Pasar' }).click();
  await seen(desk.getByText(/Quedan 6 de 6/));

  await page.goto('/my-packages');
  await page.getByRole('button', { name: /^Pedir/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pedir el bono' }).click();
  await seen(page.getByText('Por pagar'));
  await desk.getByRole('button', { name: 'Cobrar: Diez clases' }).click();
  const pay = desk.getByRole('dialog', { name: 'Cobrar Diez clases' });
  await pay.getByRole('button', { name: 'Cobrar' }).click();
  await gone(pay);
  const refund = await act('Devolver el dinero', 'Devolver Diez clases');
  await refund.getByRole('textbox', { name: 'Motivo' }).fill('Se equivocó');
  await refund.getByRole('button', { name: 'Devolver' }).click();
  await seen(desk.getByText(/150\s€ devueltos/));
}

/** The desk for a class soon, and then Sara choose among two packages, and she reads what a late cancellation gives back. */
export async function chooseAmongPackages(desk: Page, page: Page): Promise<void> {
  await giveSoon(desk, 'Clase con bono');
  await desk.goto('/admin/today');
  const card = desk.getByRole('listitem').filter({ hasText: 'Clase con bono' });
  await card.getByRole('button', { name: 'Añadir', exact: true }).click();
  const sheet = desk.getByRole('dialog', { name: 'Añadir a alguien a Clase con bono' });
  await sheet.getByRole('combobox', { name: 'Añadir a alguien' }).fill('Sara');
  await desk.getByRole('option', { name: /Sara Olmo/ }).click();
  const means = sheet.getByRole('combobox', { name: 'Pagar con' });
  await seen(means);
  expect(await means.getByRole('option').last().textContent()).toMatch(/^Pagar en recepción · 18,50/);
  await photograph(desk, 'pay with');
  await means.selectOption({ index: 1 });
  await sheet.getByRole('button', { name: 'Inscribir' }).click();
  await gone(sheet);

  const { id, local_date } = await classAhead(desk, 'Adultos tarde');
  await page.goto(`/classes/${id}?week=${local_date}`);
  const dialog = page.getByRole('dialog', { name: 'Adultos tarde' });
  const choice = dialog.getByRole('combobox', { name: 'Pagar con' });
  await seen(dialog.getByText(/Se paga con el bono: quedan 6/));
  await choice.selectOption({ index: 1 });
  await seen(dialog.getByText(/Se paga con el bono: quedan 11/));
  await photograph(page, 'pay with own');
  await dialog.getByRole('button', { name: 'Reservar · 1 clase de tu bono' }).click();
  await seen(dialog.getByText('La plaza está reservada'));

  await page.goto('/my-packages');
  await page
    .getByRole('button', { name: /^Qué clases me convienen/ })
    .first()
    .click();
  await seen(page.getByText(/^Una clase cada \d+ días/));
  await photograph(page, 'package usage');
  await seen(page.getByRole('link', { name: /^Adultos/ }));

  const late = async (words: string) => {
    await page.goto('/my-classes');
    await page.getByRole('button', { name: 'Cancelar: Clase con bono' }).click();
    await seen(page.getByText('Es una cancelación tardía'));
    await seen(page.getByText(words));
  };
  await late('La clase del bono no vuelve');
  const values = { package_late_cancel: 'returned' };
  expect((await desk.request.patch('/api/settings/', { data: { values } })).ok()).toBe(true);
  await late('La clase vuelve al bono');
}
