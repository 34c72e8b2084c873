import { beforeAll, describe, expect, it } from 'vitest';
import type { Serving } from './lib/bandeja.ts';
import { gone, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, onTheWall, owner, whereItIsNoon } from './lib/club.ts';
import { chooseDay, daysAfter } from './lib/dates.ts';
import { checked } from './lib/inspect.ts';
import { useOnlineClub } from './lib/online-club.ts';
import { enter } from './lib/people.ts';
import { book, collect, giveUp, openClass, reads, type Student, student } from './lib/ways-out.ts';

/*
 * docs/domain/money.md, by hand: a class of a package comes back in time and not late; an evening of five classes, each
 * paid in another way, is called off for rain and everybody has what they had; and the till of that day balances.
 */
const timezone = whereItIsNoon(new Date());
const today = onTheWall(new Date(), timezone).date;
const online = useOnlineClub(timezone);
let serving: Serving;
let club: Club;
beforeAll(() => {
  ({ serving, club } = online);
});
const browser = useBrowser(() => serving.url);

type Session = Awaited<ReturnType<typeof give>>;
const give = async (name: string, starts_at: { date: string; time: string }) => ({
  ...{ name, date: starts_at.date },
  id: await giveOnce(club, { name, starts_at }),
});

describe('a package that the desk sells', () => {
  let carla: Student;

  it('is made and sold by clicks', async () => {
    carla = await student(club, 'Carla Ferrer');
    const desk = await browser.arrive();
    await enter(desk, owner, '/admin/packages');
    await desk.getByRole('button', { name: 'Nuevo bono' }).click();
    const form = desk.getByRole('dialog', { name: 'Nuevo bono' });
    await form.getByRole('textbox', { name: 'Nombre' }).fill('Cinco clases');
    await form.getByRole('textbox', { name: 'Clases' }).fill('5');
    await form.getByRole('textbox', { name: 'Precio' }).fill('80');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await gone(form);
    await desk.goto(`/admin/clients/${carla.id}`);
    await desk.getByRole('button', { name: 'Vender' }).click();
    const sale = desk.getByRole('dialog', { name: 'Vender un bono a Carla Ferrer' });
    await sale.getByRole('button', { name: 'Vender' }).click();
    await seen(desk.getByText(/Quedan 5 de 5, hasta el/));
    await checked(desk, 'package sold 1440');
  });

  it('pays a class, and has it back when that is given up in time', async () => {
    const session = await give('Con tiempo', { date: daysAfter(today, 3), time: '18:00' });
    const page = await browser.arrive({ width: 390 });
    await enter(page, carla.who, '/classes');
    await book(page, session, /^Reservar · 1 clase de tu bono/);
    await page.goto('/my-packages');
    await seen(page.getByText(/Quedan 4 de 5, hasta el/));
    await giveUp(page, session.name, 'La clase vuelve al bono.');
    await page.goto('/my-packages');
    await seen(page.getByText(/Quedan 5 de 5, hasta el/));
    await page.getByRole('button', { name: /^Movimientos/ }).click();
    await seen(page.getByText(/Clase devuelta: Con tiempo/));
    await checked(page, 'package class back 390');
  });

  it('loses the class that is given up late', async () => {
    const soon = onTheWall(new Date(Date.now() + 4 * 3_600_000), timezone);
    const session = await give('Sin tiempo', soon);
    const page = await browser.arrive({ width: 390 });
    await enter(page, carla.who, '/classes');
    await book(page, session, /^Reservar · 1 clase de tu bono/);
    await giveUp(page, session.name, 'La clase del bono no vuelve.');
    await page.goto('/my-packages');
    await seen(page.getByText(/Quedan 4 de 5, hasta el/));
    await page.getByRole('button', { name: /^Movimientos/ }).click();
    await seen(page.getByText(/^Clase: Sin tiempo/));
    expect(await page.getByText(/Clase devuelta: Sin tiempo/).count()).toBe(0);
    await checked(page, 'package class lost 390');
    // The desk reads the same.
    const desk = await browser.arrive();
    await enter(desk, owner, `/admin/clients/${carla.id}`);
    await seen(desk.getByText(/Quedan 4 de 5, hasta el/));
  });
});

/** Within the hours that the desk's form proposes. */
const TIMES = ['18:00', '18:30', '19:00', '20:00', '21:00'];

describe('an evening of five classes that rain calls off', () => {
  const evening = daysAfter(today, 4);
  const people = {} as Record<'cash' | 'card' | 'package' | 'credit' | 'online' | 'unpaid', Student>;

  it('is booked and paid in as many ways, by clicks', async () => {
    const classes: Session[] = [];
    for (const [at, name] of ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'].entries())
      classes.push(await give(`Tarde ${name}`, { date: evening, time: TIMES[at]! }));
    const [first, second, third, fourth, fifth] = classes as [Session, Session, Session, Session, Session];
    for (const [key, name] of [
      ['cash', 'Ana Ruiz'],
      ['card', 'Bruno Gil'],
      ['package', 'Berta Coll'],
      ['credit', 'Diana Sanz'],
      ['online', 'Eva Mora'],
      ['unpaid', 'Fede Pons'],
    ] as const)
      people[key] = await student(club, name);
    const { id: sold } = (await club.desk<{ results: { id: string }[] }>('GET', '/api/classes/packages/'))
      .results[0]!;
    await club.desk('POST', `/api/classes/packages/${sold}/purchase/`, {
      ...{ student_id: people.package.id, payment: { payment_method: 'card_terminal' } },
    });
    await club.desk('POST', `/api/classes/accounts/${people.credit.id}/adjust/`, {
      ...{ club_id: club.club_id, delta: 2000, reason: 'Torneo' },
    });

    const booked = async (key: keyof typeof people, session: Session, by: RegExp) => {
      const page = await browser.arrive({ width: 390 });
      await enter(page, people[key].who, '/classes');
      await book(page, session, by);
    };
    await booked('cash', first, /^Reservar/);
    await booked('card', second, /^Reservar/);
    await booked('package', third, /^Reservar · 1 clase de tu bono/);
    await booked('credit', fourth, /^Pagar con el saldo · 18\s€/);
    await booked('unpaid', fifth, /^Reservar/);
    const page = await browser.arrive({ width: 390 });
    await enter(page, people.online.who, '/classes');
    const dialog = await openClass(page, fifth);
    await dialog.getByRole('button', { name: /^Pagar online · 18\s€/ }).click();
    await page.getByRole('button', { name: 'Pay' }).click();
    await seen(page.getByText('Pagado. Gracias.'));

    const desk = await browser.arrive();
    await enter(desk, owner, '/admin/clients');
    await collect(desk, people.cash, first.name, 'Efectivo');
    await collect(desk, people.card, second.name, 'Datáfono');
    await reads(page, people.cash.who, 'Sin saldo a favor', 'Nada por pagar');
    await reads(page, people.credit.who, /^Saldo a favor: 2\s€/);
    await reads(page, people.unpaid.who, /^A pagar: 18\s€/);
  });

  it('the desk reads what comes back, and calls it off', async () => {
    const desk = await browser.arrive();
    await enter(desk, owner, '/admin/changes');
    await desk.getByRole('button', { name: 'Parar unas horas' }).click();
    const form = desk.getByRole('dialog', { name: 'Parar las clases de unas horas' });
    await form.getByRole('textbox', { name: 'Motivo' }).fill('Lluvia');
    await chooseDay(desk, 'Día', evening);
    await form.getByRole('button', { name: 'Ver las clases' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Lluvia' });
    await seen(dialog.getByText('Hay 5 clases en esos días'));
    await dialog.getByRole('button', { name: 'Cancelar todas' }).click();
    await seen(dialog.getByText('5 clases canceladas'));
    await seen(dialog.getByText(/^Vuelve al saldo de quien pagó: 72\s€ \(.*efectivo 18\s€/));
    await seen(dialog.getByText('1 clase vuelve a su bono'));
    await checked(desk, 'rain with money 1440');
    await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
    await seen(dialog.getByText('Avisamos a 6 personas'));
  });

  it('and everybody reads that they have what they had', async () => {
    const page = await browser.arrive({ width: 390 });
    for (const key of ['cash', 'card', 'online'] as const)
      await reads(page, people[key].who, /^Saldo a favor: 18\s€/, 'Nada por pagar');
    await reads(page, people.credit.who, /^Saldo a favor: 20\s€/, 'Nada por pagar');
    await checked(page, 'credit after rain 390');
    await reads(page, people.unpaid.who, 'Sin saldo a favor', 'Nada por pagar');
    await reads(page, people.package.who, 'Sin saldo a favor', 'Nada por pagar');
    await page.goto('/my-packages');
    await seen(page.getByText(/Quedan 5 de 5, hasta el/));
  });

  it('the desk hands over what was paid in cash, and the till of the day balances', async () => {
    const desk = await browser.arrive();
    await enter(desk, owner, `/admin/clients/${people.cash.id}`);
    await desk.getByRole('button', { name: 'Cambiar el saldo' }).click();
    const account = desk.getByRole('dialog', { name: 'Saldo de Ana Ruiz' });
    await account.getByText('Entregar', { exact: true }).click();
    await account.getByRole('textbox', { name: 'Importe' }).fill('18');
    await account.getByRole('textbox', { name: 'Motivo' }).fill('Lluvia');
    await account.getByRole('button', { name: 'Entregar' }).click();
    await gone(account);
    await seen(desk.getByText('Sin saldo a favor'));

    await desk.goto('/admin/till');
    await seen(desk.getByRole('row', { name: /^Efectivo 98\s€ 18\s€ 80\s€/ }));
    await seen(desk.getByRole('row', { name: /^Datáfono 98\s€/ }));
    await seen(desk.getByRole('row', { name: /^Online 18\s€/ }));
    await desk.getByRole('button', { name: 'Cerrar la caja' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Cerrar la caja' });
    await dialog.getByRole('textbox', { name: 'Efectivo contado' }).fill('80');
    await seen(dialog.getByText('Cuadra.'));
    await dialog.getByRole('button', { name: 'Cerrar la caja' }).click();
    await gone(dialog);
    const closed = await seen(desk.getByRole('alert', { name: 'Cuadra.' }));
    await seen(closed.getByText(/^Contado: 80\s€\./));
    await checked(desk, 'till balances 1440');
  });
});
