import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { FakeStripe } from '../server/test/stripe.ts';
import type { Serving } from './lib/bandeja.ts';
import { gone, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, owner } from './lib/club.ts';
import { collectByDebit } from './lib/debits.ts';
import { oweFee, placeIn } from './lib/fees.ts';
import { checked } from './lib/inspect.ts';
import { useOnlineClub } from './lib/online-club.ts';
import { account, enter, register } from './lib/people.ts';
import { holdAndPayByCard } from './lib/saved-card.ts';

/* A parent pays two classes at once, has something back on the account, and keeps what the club wrote about it. */
const online = useOnlineClub('Europe/Madrid');
const rosa = account('Rosa Vega');
let serving: Serving;
let stripe: FakeStripe;
let club: Club;
let client: string;

beforeAll(async () => {
  ({ serving, stripe, club } = online);
  const own = await register(serving.url, rosa, 'en');
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await own('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Rosa');
  client = results[0]!.id;
  for (const [name, time] of [
    ['Iniciación', '10:00'],
    ['Avanzado', '12:00'],
  ] as const) {
    const session = await giveOnce(club, { name, starts_at: { date: nextMonday(), time } });
    await club.desk('POST', `/api/classes/sessions/${session}/enroll/`, { student_id: client });
  }
});
const browser = useBrowser(() => serving.url);

const saved = async (page: Page, name: string): Promise<string> => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return readFile(await (await download).path(), 'latin1');
};

it('a way to work is chosen, seen before, set and taken back', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/settings');
  await page.getByRole('button', { name: 'Temporadas con plaza fija' }).click();
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText('Preaviso para dejarla'));
  await checked(page, 'preset 1440');
  await dialog.getByRole('button', { name: 'Aplicar' }).click();
  await gone(dialog);
  const notice = async () =>
    (await club.desk<{ set_here: Record<string, unknown> }>('GET', '/api/settings/')).set_here
      .notice_to_leave;
  expect(await notice()).toBe('term');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await seen(page.getByText('Las reglas vuelven a ser las de antes'));
  expect(await notice()).toBeUndefined();
  await page.setViewportSize({ width: 390, height: 844 });
  await checked(page, 'presets 390');
});

it('the club says that it writes receipts, and who it is', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/settings');
  const rules = page.getByRole('region', { name: 'Facturas' });
  await rules.getByRole('switch', { name: 'Emitir factura de cada pago' }).click({ force: true });
  await rules.getByRole('textbox', { name: 'NIF' }).fill('B12345674');
  await checked(page, 'receipts settings 1440');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await seen(page.getByText('Ajustes guardados'));
});

it('the desk takes the money for two classes at once, and some for the account', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/clients/${client}`);
  for (const name of ['Iniciación', 'Avanzado'])
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await checked(page, 'account open 1440');
  await page.getByRole('button', { name: /^Cobrar 36\s€/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Cobrar a Rosa Vega' });
  await dialog.getByRole('textbox', { name: 'Además, a cuenta' }).fill('4');
  await checked(page, 'collect 1440');
  await dialog.getByRole('button', { name: /^Cobrar 40\s€/ }).click();
  await gone(dialog);
  await seen(page.getByText(/Saldo a favor: 4\s€/));
});

it('the desk makes an invoice of the receipt, and gives the price of one class back', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, `/admin/clients/${client}`);
  await page.getByRole('button', { name: 'Pagos', exact: true }).click();
  expect(await saved(page, 'Factura simplificada')).toMatch(/^%PDF/);
  await page.getByRole('button', { name: /^Hacer factura/ }).click();
  const invoice = page.getByRole('dialog', { name: /^Factura de/ });
  await invoice.getByRole('textbox', { name: 'NIF' }).fill('12345678Z');
  await invoice.getByRole('textbox', { name: 'Dirección' }).fill('Calle Mayor 1, Madrid');
  await checked(page, 'invoice 390');
  await invoice.getByRole('button', { name: 'Hacer factura' }).click();
  await gone(invoice);
  await seen(page.getByRole('button', { name: /^Factura F-/ }));

  await page.getByRole('button', { name: 'Devolver: Avanzado' }).click();
  const refund = page.getByRole('dialog', { name: 'Devolver Avanzado' });
  await refund.getByText('Como se pagó').click();
  await refund.getByRole('textbox', { name: 'Motivo' }).fill('Llovió');
  await seen(refund.getByText(/18\s€/));
  await checked(page, 'refund 390');
  await refund.getByRole('button', { name: 'Devolver' }).click();
  await gone(refund);
  await seen(page.getByRole('button', { name: /^Factura rectificativa/ }));
  await checked(page, 'payments 390');
});

it('the desk counts the till: what is missing is said while it is typed, and stays written', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/till');
  await seen(page.getByRole('row', { name: /^Efectivo 40\s€ 18\s€ 22\s€/ }));
  await checked(page, 'till 1440');
  await page.getByRole('button', { name: 'Cerrar la caja' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cerrar la caja' });
  await dialog.getByRole('textbox', { name: 'Efectivo contado' }).fill('21,50');
  await seen(dialog.getByText(/Faltan 0,50\s€/));
  await dialog.getByRole('textbox', { name: 'Queda en la caja' }).fill('10');
  await dialog.getByRole('textbox', { name: 'Nota' }).fill('Cambio mal dado');
  await checked(page, 'close till 1440');
  await dialog.getByRole('button', { name: 'Cerrar la caja' }).click();
  await gone(dialog);
  await seen(page.getByText('“Cambio mal dado”'));

  const phone = await browser.arrive({ width: 390 });
  await enter(phone, owner, '/admin/till');
  await seen(phone.getByText(/Faltan 0,50\s€/));
  await checked(phone, 'till closed 390');
  await page.getByRole('button', { name: 'Exportar' }).click();
  const file = await saved(page, 'Descargar');
  expect(file.split('\n')).toHaveLength(4);
});

it('the parent reads what they paid, and keeps the invoice, in English too', async () => {
  const page = await browser.arrive({ width: 390, language: 'en' });
  await enter(page, rosa, '/my-classes');
  await page.goto('/my-payments');
  await seen(page.getByText(/€40/));
  await checked(page, 'my payments 390 en', 'en');
  expect(await saved(page, 'Corrective receipt')).toMatch(/^%PDF/);
  await page.getByRole('link', { name: /^View and print R-/ }).click();
  await seen(page.getByRole('heading', { level: 1, name: /^Corrective receipt/ }));
  await checked(page, 'receipt page 390 en', 'en');
  // No mail server here: said, and no button for it.
  await seen(page.getByText('This installation sends no mail: print it or keep it.'));
  expect(await page.getByRole('button', { name: /^Send/ }).count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await seen(page.getByText(/Tax number: B12345674/));
});

it('who has credit pays a class with it by themselves', async () => {
  const session = await giveOnce(club, {
    ...{ name: 'Tardes', starts_at: { date: nextMonday(), time: '18:00' } },
  });
  await club.desk('POST', `/api/classes/sessions/${session}/enroll/`, { student_id: client });
  await club.desk('POST', `/api/classes/accounts/${client}/adjust/`, {
    ...{ club_id: club.club_id, delta: 1600, reason: 'Torneo' },
  });
  const page = await browser.arrive({ width: 390, language: 'en' });
  await enter(page, rosa, '/my-payments');
  await page.getByRole('button', { name: 'Pay with credit: Tardes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pay Tardes with your credit' });
  await seen(dialog.getByText('You have €20 of credit; €2 will be left.'));
  await checked(page, 'use credit 390 en', 'en');
  await dialog.getByRole('button', { name: 'Pay €18' }).click();
  await seen(page.getByText('Nothing to pay'));
  await seen(page.getByText('Credit: €2'));
});

it('and chooses it in the booking itself: what is left is said before', async () => {
  const session = await giveOnce(club, {
    ...{ name: 'Noches', starts_at: { date: nextMonday(), time: '22:00' } },
  });
  await club.desk('POST', `/api/classes/accounts/${client}/adjust/`, {
    ...{ club_id: club.club_id, delta: 1700, reason: 'Torneo' },
  });
  const page = await browser.arrive({ width: 390, language: 'en' });
  await enter(page, rosa, `/classes/${session}?week=${nextMonday()}`);
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText('The account has €19; €1 will be left.'));
  await checked(page, 'book with credit 390 en', 'en');
  await dialog.getByRole('button', { name: /^Pay with the credit/ }).click();
  await seen(dialog.getByText('The place is booked'));
  const { credit } = await club.desk<{ credit: object[] }>('GET', `/api/classes/accounts/${client}/`);
  expect(credit).toEqual([{ currency: 'EUR', balance: 100 }]);
});

it('somebody pays a package online: given up first, then paid, on the page of Stripe', async () => {
  const luis = account('Luis Sanz');
  const own = await register(serving.url, luis, 'es');
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await own('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { id } = await club.desk<{ id: string }>('POST', '/api/classes/packages/', {
    ...{ name: 'Bono 5', num_classes: 5, validity_days: 60, price: 5000, currency: 'EUR' },
  });
  await own('POST', `/api/classes/packages/${id}/purchase/`, {});
  const page = await browser.arrive({ width: 390 });
  await enter(page, luis, '/my-payments');
  const pay = async () => {
    await page.getByRole('button', { name: 'Pagar online' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pagar online' });
    await seen(dialog.getByText(/Bono 5/));
    await dialog.getByRole('checkbox', { name: /^Guardar la tarjeta/ }).check();
    await checked(page, 'pay online 390');
    await dialog.getByRole('button', { name: /^Pagar 50\s€/ }).click();
  };
  await pay();
  await page.getByRole('button', { name: 'Back' }).click();
  await seen(page.getByText(/Todavía no está pagado/));
  await checked(page, 'online not paid 390');
  await page.getByRole('button', { name: 'Dejarlo' }).click();
  await seen(page.getByText(/No se ha pagado/));
  await pay();
  await page.getByRole('button', { name: 'Pay' }).click();
  await seen(page.getByText('Pagado. Gracias.'));
  await seen(page.getByText('Nada por pagar'));
  await checked(page, 'online paid 390');
  const wide = await browser.arrive();
  await enter(wide, luis, '/my-payments');
  await seen(wide.getByText(/^Online/));
  await seen(wide.getByRole('region', { name: 'Mis tarjetas' }).getByText('Visa ···· 4242 (12/30)'));
  await checked(wide, 'my payments with online 1440');
  await holdAndPayByCard(club, page, checked);
});

it('what somebody gives back in the dashboard of Stripe is shown at the till', async () => {
  const paid = [...stripe.state.sessions.values()].find((one) => one.payment_status === 'paid')!;
  stripe.refund(paid.metadata.payment_id!, 500);
  const { body, headers } = stripe.event('charge.refunded', paid.payment_intent!.latest_charge!);
  await fetch(stripe.state.hook!, { method: 'POST', body, headers: headers(new Date()) });
  const page = await browser.arrive();
  await enter(page, owner, '/admin/till');
  const findings = page.getByRole('region', { name: 'Pagos online por revisar' });
  await seen(findings.getByText(/Se ha devuelto en el panel de Stripe/));
  await checked(page, 'online findings 1440');
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, owner, '/admin/till');
  await seen(phone.getByText(/Se ha devuelto en el panel de Stripe/));
  await checked(phone, 'online findings 390');
  await findings.getByRole('button', { name: 'Se queda como está: Luis Sanz' }).click();
  await gone(findings);
});

it('a plan is made, its month is shown before it is raised, paid at the desk, and the parent reads its lines', async () => {
  const starts_on = nextMonday();
  const month = starts_on.slice(0, 7);
  const { id: group } = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ club_id: club.club_id, class_type_id: club.class_type_id, name: 'Lunes', recurrence: 'weekly' },
    ...{ start_date: starts_on, start_time: '20:00', duration_minutes: 60 },
  });
  await club.desk('POST', `/api/classes/schedules/${group}/publish/`);
  await club.desk('POST', `/api/classes/schedules/${group}/places/`, { student_id: client, starts_on });

  const page = await browser.arrive();
  await enter(page, owner, `/admin/fees?month=${month}`);
  await page.getByRole('button', { name: 'Añadir tarifa' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nueva tarifa' });
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Mensual');
  await dialog.getByRole('textbox', { name: 'Importe' }).fill('62');
  await dialog.getByRole('textbox', { name: 'Matrícula' }).fill('25');
  await dialog.getByRole('textbox', { name: 'Reserva de plaza' }).fill('20');
  await dialog.getByRole('button', { name: 'Pagar a plazos' }).click();
  await seen(dialog.getByRole('group', { name: 'Plazo 2' }));
  await checked(page, 'fee plan 1440');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await gone(dialog);
  await page.getByRole('button', { name: 'Dónde vale: Mensual' }).click();
  const where = page.getByRole('dialog', { name: 'Dónde vale Mensual' });
  await where.getByRole('switch', { name: /^Todos los grupos/ }).click({ force: true });
  await checked(page, 'fee plan where 1440');
  await where.getByRole('button', { name: 'Guardar' }).click();
  await gone(where);

  await seen(page.getByText(/^1 plaza, \d+/));
  await page.getByRole('button', { name: 'Ver una por una' }).click();
  await seen(page.getByText('1 clase a la semana, grupo de 1').first());
  await seen(page.getByText(/plazo 2 de 2/));
  await checked(page, 'fees preview 1440');
  await page.getByRole('button', { name: 'Emitir las cuotas' }).click();
  const raising = page.getByRole('dialog', { name: /^Cuotas de/ });
  await raising.getByRole('button', { name: 'Emitir 1 cuota' }).click();
  await gone(raising);
  await seen(page.getByText('Nada por emitir de este mes.'));
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, owner, `/admin/fees?month=${month}`);
  await seen(phone.getByRole('link', { name: 'Rosa Vega' }).first());
  await checked(phone, 'fees 390');

  const own = await browser.arrive({ width: 390, language: 'en' });
  await enter(own, rosa, '/my-payments');
  await seen(own.getByText('1 class a week, group of 1').first());
  await seen(own.getByText(/part 1 of 2/));
  await seen(own.getByText('Enrolment fee'));
  await checked(own, 'my fees 390 en', 'en');

  await page.getByRole('link', { name: 'Rosa Vega' }).first().click();
  const collect = page.getByRole('dialog', { name: 'Cobrar a Rosa Vega' });
  const collectFirst = async () => {
    await page
      .getByRole('checkbox', { name: /^Lunes/ })
      .first()
      .check();
    await page.getByRole('button', { name: /^Cobrar \d/ }).click();
    await collect.getByRole('button', { name: /^Cobrar \d/ }).click();
    await gone(collect);
    await own.reload();
  };
  await collectFirst();
  await seen(own.getByText(/part 2 of 2/));
  await gone(own.getByText(/part 1 of 2/));
  await collectFirst();
  await seen(own.getByText('Nothing to pay'));
  await checked(own, 'my fees paid 390 en', 'en');

  // Who leaves sees what comes back before anything is done.
  await enter(page, owner, `/admin/schedules/${group}?tab=places`);
  await page.getByRole('button', { name: 'Acciones de Rosa Vega' }).click();
  await page.getByRole('menuitem', { name: 'Dejar el grupo' }).click();
  const leaving = page.getByRole('dialog', { name: 'Rosa Vega deja el grupo' });
  await seen(leaving.getByText(/^Vuelven \d+.* al saldo de quien pagó\./));
  await checked(page, 'leaving with fees 1440');
  const second = await placeIn(club, { name: 'Jueves', days: [3], student_id: client, starts_on });
  await own.reload();
  await seen(own.getByText('Deposit for the place').first());
  await checked(own, 'deposit asked 390 en', 'en');
  await enter(page, owner, `/admin/clients/${client}`);
  await page.getByRole('checkbox', { name: /^Jueves/ }).check();
  await page.getByRole('button', { name: /^Cobrar \d/ }).click();
  await collect.getByRole('button', { name: /^Cobrar \d/ }).click();
  await gone(collect);
  await enter(page, owner, `/admin/schedules/${second}?tab=places`);
  await page.getByRole('button', { name: 'Acciones de Rosa Vega' }).click();
  await page.getByRole('menuitem', { name: 'Dejar el grupo' }).click();
  await seen(page.getByText(/^No se devuelve la reserva de plaza de 20/));
  await checked(page, 'leaving with a deposit 1440');
});

it('who owes a fee stands in the list of the desk, and reads why nothing can be booked', async () => {
  await oweFee(club, client);
  const page = await browser.arrive();
  await enter(page, owner, '/admin/settings');
  const rules = page.getByRole('region', { name: 'Cuotas' });
  await rules.getByRole('combobox', { name: 'Efecto de las cuotas vencidas' }).click();
  await page.getByRole('option', { name: 'No se puede reservar', exact: true }).click();
  await checked(page, 'fees settings 1440');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await seen(page.getByText('Ajustes guardados'));
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, owner, '/admin/fees');
  const owes = phone.getByRole('region', { name: 'Impagos' });
  await seen(owes.getByRole('link', { name: 'Rosa Vega' }));
  await seen(owes.getByText('Sin nuevas reservas'));
  await checked(phone, 'arrears 390');

  const session = await giveOnce(club, { name: 'Suelta', starts_at: { date: nextMonday(), time: '08:00' } });
  const own = await browser.arrive({ width: 390, language: 'en' });
  await enter(own, rosa, `/classes/${session}?week=${nextMonday()}`);
  await seen(own.getByText(/A fee has been overdue since/));
  await checked(own, 'fee overdue 390 en', 'en');
});

it('the desk notes a mandate, collects what is owed, and notes what the bank returns', () =>
  collectByDebit({ browser, club, client, payer: rosa, checked, saved }));
