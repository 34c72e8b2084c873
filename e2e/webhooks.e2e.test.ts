import { afterAll, beforeAll, expect, it } from 'vitest';
import { opened, useReceiver } from '../server/test/receiver.ts';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
import { openClub, owner } from './lib/club.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const { dataDir, remove } = installation();
let serving: Serving;
let desk: Awaited<ReturnType<typeof openClub>>['desk'];
const receiver = useReceiver();

beforeAll(async () => {
  serving = await serve(dataDir, { BANDEJA_WEBHOOK_NETWORKS: '127.0.0.0/8' });
  ({ desk } = await openClub(serving.url));
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('another program is named, tested, told, and told again what it had not taken', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/settings/webhooks');
  await page.getByRole('button', { name: 'Añadir webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'Añadir webhook' });
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Web del club');
  await dialog.getByRole('checkbox', { name: 'Alumno nuevo' }).check();
  await dialog.getByRole('textbox', { name: 'Dirección' }).fill(receiver.url);
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'add webhook 390');
  await dialog.getByRole('button', { name: 'Añadir webhook' }).click();
  const made = page.getByRole('dialog', { name: 'Webhook añadido' });
  const secret = await made.getByRole('textbox', { name: 'Clave de firma' }).inputValue();
  await photograph(page, 'webhook secret 390');
  await made.getByRole('button', { name: 'La he guardado' }).click();
  await photograph(page, 'webhooks 390');

  await page.getByRole('button', { name: 'Abrir: Web del club' }).click();
  receiver.answers.push({ status: 204 }, { status: 500, body: 'Fatal error: out of memory' });
  await page.getByRole('button', { name: 'Enviar prueba' }).click();
  await seen(page.getByRole('button', { name: /ping Entregadas 204/ }));
  const check = (n: number) => opened(secret, receiver.received[n]!);
  expect(check(0)).toMatchObject({ type: 'ping' });

  await desk('POST', '/api/clients/', { display_name: 'Nuria Nueva' });
  await page.getByRole('button', { name: /student.created Pendientes 500/ }).click({ timeout: 30_000 });
  await seen(page.getByText('Fatal error: out of memory'));
  await page.getByRole('button', { name: 'Enviar otra vez', exact: true }).click();
  await seen(page.getByRole('button', { name: /student.created Entregadas 204/ }));
  expect(check(2)).toMatchObject({
    type: 'student.created',
    data: { student: { display_name: 'Nuria Nueva' } },
  });
  const [, first, second] = receiver.received;
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'webhook 390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await photograph(page, 'webhook 1440');

  await page.getByRole('button', { name: 'Desactivar' }).click();
  await seen(page.getByText('Alguien lo ha desactivado. Lo pendiente espera.'));
  await page.getByRole('button', { name: 'Todos los webhooks' }).click();
  await page.getByRole('button', { name: 'Cómo comprobar un aviso' }).click();
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'webhooks 1440');
  await expect.poll(() => receiver.received.length, eventually).toBe(3);
});
