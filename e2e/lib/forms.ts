import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually, seen } from './browser.ts';
import { nextMonday } from './club.ts';

/** A form as somebody comes to it, and sends it with nothing, or nonsense, in it. */
export interface Form {
  /** Below `web/src/features`, without its ending. */
  file: string;
  role?: 'club_admin' | 'guardian' | 'student';
  path: string;
  /** What is pressed to come to it. */
  open?: [role: 'button' | 'link', name: string | RegExp][];
  submit: string;
  /** What is typed instead of nothing, where nothing cannot be sent. */
  wrong?: string;
}

const desk = (file: string, path: string, submit: string, open: Form['open'] = []): Form => ({
  ...{ file, path: `/admin/${path}`, submit, open, role: 'club_admin' as const },
});
const adriana: Form['open'] = [['link', 'Adriana Alonso Vidal']];

export const FORMS: Form[] = [
  { file: 'account/components/sign-in-form', path: '/sign-in', submit: 'Iniciar sesión' },
  { file: 'account/components/sign-up-form', path: '/sign-up', submit: 'Crear cuenta' },
  { file: 'account/components/forgot-password-form', path: '/forgot-password', submit: 'Enviar el enlace' },
  {
    ...{ file: 'account/components/reset-password-form', path: '/reset-password?token=x' },
    submit: 'Guardar contraseña',
  },
  ...(
    [
      ['account/components/about-form', 'Guardar', ''],
      ['account/components/change-address-form', 'Cambiar correo', 'x'],
      ['account/components/change-password-form', 'Cambiar contraseña', 'x'],
      ['account/components/start-two-steps', 'Activar', ''],
    ] as const
  ).map(([file, submit, wrong]) => ({
    ...{ file, submit, wrong, path: '/profile', role: 'club_admin' as const },
  })),
  {
    ...{ file: 'clients/components/dependants', role: 'guardian', path: '/profile' },
    ...{ open: [['button', 'Añadir persona']], submit: 'Añadir persona' },
  },
  {
    ...{ file: 'evaluations/components/evaluate-dialog', role: 'student', path: '/my-classes?when=past' },
    ...{ open: [['button', /^Valorar a /]], submit: 'Enviar valoración' },
  },
  { file: 'clients/components/own-profile-form', role: 'student', path: '/profile', submit: 'Guardar' },
  desk('catalog/components/type-dialog', 'catalog', 'Guardar', [['button', 'Nuevo tipo']]),
  desk('catalog/components/level-dialog', 'catalog', 'Añadir', [['button', 'Nuevo nivel']]),
  desk('packages/components/desk/package-dialog', 'packages', 'Guardar', [['button', 'Nuevo bono']]),
  desk('fees/components/plan-dialog', 'fees', 'Guardar', [['button', 'Añadir tarifa']]),
  desk('courts/components/court-dialog', 'courts', 'Guardar', [['button', 'Añadir pista']]),
  desk('courts/components/court-dialogs', 'courts', 'Reservar', [['button', 'Reservar una pista']]),
  desk('instructors/components/instructor-form', 'instructors', 'Añadir', [['button', 'Nuevo monitor']]),
  desk('clients/components/desk/add-client', 'clients', 'Añadir', [['button', 'Nuevo cliente']]),
  desk('clients/components/desk/client-form', 'clients', 'Guardar', adriana),
  desk('clients/components/desk/dependants', 'clients', 'Añadir', [
    ...adriana,
    ['button', 'Añadir a alguien'],
  ]),
  desk('scheduling/components/editor/schedule-editor', 'schedules/new', 'Guardar y publicar'),
  desk('scheduling/components/session-form', `today?date=${nextMonday()}`, 'Guardar', [
    ['button', /^Iniciación lunes/],
    ['button', 'Editar'],
  ]),
  desk('scheduling/components/season-dialog', 'schedules', 'Ver los grupos', [
    ['button', 'Duplicar temporada'],
  ]),
  desk('scheduling/components/terms/term-form', 'schedules', 'Guardar', [
    ['button', 'Temporadas'],
    ['button', 'Nueva temporada'],
  ]),
  desk('people/components/invite', 'members', 'Enviar invitación', [['button', 'Invitar']]),
  desk('changes/components/add-stoppage', 'changes', 'Ver las clases', [['button', 'Parar unas horas']]),
  desk('organizations/components/club-form', 'settings/club', 'Guardar'),
  { ...desk('organizations/components/embed', 'settings/club', 'Guardar webs'), wrong: 'x' },
  desk('changes/components/add-closure', 'settings/club', 'Añadir', [['button', 'Añadir cierre']]),
  desk('webhooks/components/webhook-dialog', 'settings/webhooks', 'Añadir webhook', [
    ['button', 'Añadir webhook'],
  ]),
  desk('people/components/make-token', 'settings/tokens', 'Crear token', [['button', 'Crear token']]),
  desk('progress/components/desk/skill-dialog', 'catalog', 'Añadir', [['button', 'Añadir habilidad']]),
  desk('progress/components/confirm-level', 'clients', 'Confirmar nivel', [
    ...adriana,
    ['link', 'Progreso'],
    ['button', 'Confirmar nivel'],
  ]),
];

/** Forms with rules that nobody can break here, or that stand behind something else. */
export const ELSEWHERE: Record<string, string> = {
  'account/components/first-code': 'behind the app of a second factor: e2e/ways-in',
  'account/components/new-backup-codes': 'behind a second factor',
  'account/components/end-two-steps': 'behind a second factor',
  'account/components/second-factor-form': 'behind a second factor: e2e/ways-in',
  'debits/components/desk/client-mandates': 'where a club collects by direct debit: e2e/money',
  'attendance/components/type-code': 'of a class that begins within the hour: e2e/check-in',
  'discovery/components/no-club-page': 'for whoever has no club',
  'setup/components/create-club-form': 'before there is a club: e2e/setup',
  'enrollments/components/desk/add-to-class': 'somebody who is not known yet: e2e/desk',
  'changes/components/add-absence': 'dates that nobody can empty',
  'planning/components/wish-editor': 'of a term for which clients are asked: e2e/wishes',
  'planning/components/desk/window-card': 'where a club has a term: e2e/wishes',
  'planning/components/plan/new-plan': 'where a club has a term: e2e/plans',
  'planning/components/plan/kind-form': 'of a plan: e2e/plans',
  'changes/components/close-court': 'a court and dates that nobody can empty',
};

const features = fileURLToPath(new URL('../../web/src/features', import.meta.url));

/** Every form that has rules of its own. */
export const formFiles = (): string[] =>
  readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => /useForm(<[^(]*>)?\(\{[^;]*validate/s.test(readFileSync(join(features, file), 'utf8')))
    .map((file) => file.replace(/\.tsx$/, ''));

const typed =
  'input:is([type="text"], [type="email"], [type="tel"], [type="password"], [type="search"], :not([type])):not([role="combobox"], [readonly]), textarea';

/** Comes to a form (a dialog begins in it), empties it and sends it; returns what its first wrong field says, once the focus is in it. */
export async function sendWrong(page: Page, form: Form): Promise<string | null> {
  await page.goto(form.path);
  for (const [role, name] of form.open ?? []) await page.getByRole(role, { name }).first().click();
  const dialog = page.getByRole('dialog');
  const submit = (scope: Page | Locator) => scope.getByRole('button', { name: form.submit, exact: true });
  const inDialog = (form.open ?? []).at(-1)?.[0] === 'button';
  const scope = inDialog
    ? dialog.last()
    : page
        .locator('form')
        .filter({ has: submit(page) })
        .first();
  await seen(submit(scope));
  if (inDialog) await expect.poll(() => page.evaluate(focusIsInAField), eventually).toBe(true);
  for (const field of await scope.locator(typed).all())
    if ((await field.isVisible()) && (await field.isEditable())) await field.fill(form.wrong ?? '');
  await submit(scope).click();
  await expect.poll(() => page.evaluate(focusIsInFirstWrong), eventually).toBe(true);
  return (await seen(scope.locator('[id$="-error"]'))).first().textContent();
}

const focusIsInFirstWrong = `(() => {
  const wrong = [...document.querySelectorAll('[aria-invalid="true"], [data-error="true"]')];
  const first = wrong.find((one) => one.offsetParent !== null);
  return Boolean(first) && (first === document.activeElement || first.contains(document.activeElement));
})()`;

const focusIsInAField = `document.activeElement.matches('[role="dialog"] :is(input, textarea, select, [data-dates-input])')`;
