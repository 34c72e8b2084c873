import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, seen, useBrowser } from './lib/browser.ts';
import { giveCamera, holdBeforeCamera, openCameras, refuseCamera } from './lib/camera.ts';
import { type Club, giveOnce, onTheWall, openClub, whereItIsNoon } from './lib/club.ts';
import { checked } from './lib/inspect.ts';
import { account, enter, register } from './lib/people.ts';

/* Somebody arrives at a class, and says so with the code that hangs there: before the camera, or by its letters. */
const { dataDir, remove } = installation();
const ana = account('Ana Prieto');
const leo = account('Leo Paz');
let serving: Serving;
let club: Club;
let code: { url: string; code: string };
let session_id: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  const now = new Date();
  const timezone = whereItIsNoon(now);
  club = await openClub(serving.url, timezone);
  const soon = onTheWall(new Date(now.getTime() + 10 * 60_000), timezone);
  session_id = await giveOnce(club, { name: 'Grupo de la comida', starts_at: soon });
  for (const who of [ana, leo]) {
    const own = await register(serving.url, who, who === leo ? 'en' : 'es');
    await own('POST', `/api/public/${club.organization_id}/join/`, {});
    const { client } = await own<{ client: { id: string } }>('GET', '/api/me/');
    await club.desk('POST', `/api/classes/sessions/${session_id}/enroll/`, { student_id: client.id });
  }
  code = await club.desk('GET', `/api/classes/sessions/${session_id}/check_in_code/`);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);
const arrived = async (): Promise<string[]> => {
  const { results } = await club.desk<{ results: { student_name: string; checked_in: boolean }[] }>(
    'GET',
    `/api/classes/sessions/${session_id}/attendance/`,
  );
  return results.filter(({ checked_in }) => checked_in).map(({ student_name }) => student_name);
};

it('the code before the camera is the arrival; another code is told from it', async () => {
  const phone = await browser.arrive({ width: 390 });
  await giveCamera(phone);
  await enter(phone, ana, '/my-classes');
  await phone.getByRole('link', { name: 'Registrar llegada' }).click();
  await seen(phone.getByText('Buscando el código…'));
  await holdBeforeCamera(phone, 'https://elsewhere.example/check-in/');
  await seen(phone.getByText('Este no es el código de una clase de aquí.'));
  await checked(phone, 'check in by camera 390');
  expect(await arrived()).toEqual([]);

  await holdBeforeCamera(phone, code.url);
  await seen(phone.getByRole('heading', { name: 'Llegada registrada' }));
  expect(await arrived()).toEqual(['Ana Prieto']);
  await expect.poll(() => openCameras(phone), eventually).toBe(0);
  await phone.getByRole('link', { name: 'Mis clases' }).first().click();
  await seen(phone.getByRole('heading', { name: 'Grupo de la comida' }));
  await gone(phone.getByRole('link', { name: 'Registrar llegada' }));
});

it('without a camera its letters do, and wrong ones are refused', async () => {
  const desktop = await browser.arrive({ language: 'en' });
  await refuseCamera(desktop);
  await enter(desktop, leo, '/check-in');
  await seen(desktop.getByText('The camera is not allowed'));
  await desktop.getByRole('button', { name: 'Check in' }).click();
  await seen(desktop.getByText('Type the code.'));
  await checked(desktop, 'check in by letters 1440', 'en');
  await desktop.getByRole('textbox', { name: 'Code' }).fill('NOTTHATCODE1');
  await desktop.getByRole('textbox', { name: 'Code' }).press('Enter');
  await seen(desktop.getByRole('alert'));
  expect(await arrived()).toEqual(['Ana Prieto']);
  await desktop.goto(`${serving.url}/check-in`);
  await desktop.getByRole('textbox', { name: 'Code' }).fill(code.code.toLowerCase());
  await desktop.getByRole('textbox', { name: 'Code' }).press('Enter');
  await seen(desktop.getByRole('heading', { name: /checked in/ }));
  expect((await arrived()).toSorted()).toEqual(['Ana Prieto', 'Leo Paz']);
});
