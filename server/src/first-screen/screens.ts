import type { FastifyRequest } from 'fastify';
import type { App } from '../kernel/http/app.ts';
import type { FirstScreen, ScreenOf } from '../kernel/http/first-screen.ts';
import { type Clock, localDateOf } from '../kernel/time/index.ts';
import type { OnlyClub, PublicClub } from '../organizations/public.ts';
import type { Me } from '../people/public.ts';
import { type Answer, ask } from './ask.ts';
import { type ClassDrawn, weekOf } from './classes.ts';
import { drawClub } from './club.ts';
import { drawStudent, nextOf, type OwnClass } from './student.ts';
import type { Language } from './words.ts';

interface Asking {
  app: App;
  clock: Clock;
  request: FastifyRequest;
  me: Answer<Me>;
  language: Language;
}
interface Listed<T> {
  results: T[];
}

const clubPage = /^\/c\/([^/]+)\/([^/]+)\/?$/;
const home = /^\/(classes\/?)?$/;
/** As many as the app asks for at once. */
const limit = 200;

/** The screens that are in the first answer: a public club's page, a student's home, and `/` where it leads to them. */
export function firstScreens(app: App, clock: Clock): ScreenOf {
  return async (request, spoken) => {
    const path = decodeURIComponent(pathOf(request));
    const page = clubPage.exec(path);
    if (!page && !home.test(path)) return undefined;
    const me = await ask<Me>(app, request, '/api/me/');
    if (!me) return undefined;
    const locale = me.data.user?.locale ?? spoken;
    const asking: Asking = { app, clock, request, me, language: locale.startsWith('es') ? 'es' : 'en' };
    if (page) return clubScreen(asking, { organization: page[1] as string, club: page[2] as string });
    return me.data.user ? studentScreen(asking, path) : path === '/' ? onlyClubScreen(asking) : undefined;
  };
}

async function onlyClubScreen(asking: Asking): Promise<FirstScreen | undefined> {
  const only = await ask<OnlyClub>(asking.app, asking.request, '/api/public/');
  const { organization, club } = only?.data ?? {};
  if (!only || !organization || !club) return undefined;
  const screen = await clubScreen(asking, { organization, club });
  return screen && { ...screen, answers: { ...screen.answers, ...answersOf([only]) } };
}

async function clubScreen(
  { app, clock, request, me, language }: Asking,
  address: { organization: string; club: string },
): Promise<FirstScreen | undefined> {
  const [organization, slug] = [address.organization, address.club].map(encodeURIComponent);
  const at = `/api/public/${organization}/clubs/${slug}/`;
  const club = await ask<PublicClub>(app, request, at);
  if (!club) return undefined;
  const week = weekOf(searchOf(request), localDateOf(clock.now(), club.data.timezone));
  const [classes, coaches] = await Promise.all([
    ask<Listed<ClassDrawn>>(app, request, `${at}sessions/`, {
      ...{ from: week.from, until: week.until, include_cancelled: true, limit },
    }),
    ask(app, request, `/api/public/${organization}/instructors/`, {
      ...{ club_id: club.data.id, on_club_page: true },
    }),
  ]);
  if (!classes) return undefined;
  const path = `/c/${organization}/${slug}`;
  const drawing = { club: club.data, path, week, classes: classes.data.results, language };
  const { text } = drawClub({ ...drawing, isSignedIn: me.data.user !== null });
  const answers = answersOf([me, club, classes, ...(coaches ? [coaches] : [])]);
  return { ...begun(me.data, language), path, html: text, answers };
}

async function studentScreen(asking: Asking, path: string): Promise<FirstScreen | undefined> {
  const { app, clock, request, me, language } = asking;
  const { client, dependants, clubs, instructor, roles } = me.data;
  const student = client ?? dependants[0];
  const club = clubs.find(({ id }) => id === client?.home_club_id) ?? clubs[0];
  if (!student || !club || (path === '/' && (instructor || roles.some(({ role }) => role !== 'student'))))
    return undefined;
  const week = weekOf(searchOf(request), localDateOf(clock.now(), club.timezone));
  const [classes, mine, told] = await Promise.all([
    ask<Listed<ClassDrawn>>(app, request, '/api/classes/sessions/available/', {
      ...{ club_id: club.id, from: week.from, until: week.until, student_id: student.id },
      ...{ limit, include_full: true, include_closed: true },
    }),
    ask<Listed<OwnClass>>(app, request, '/api/classes/my_classes/', {
      ...{ when: 'upcoming', limit, include_cancelled: false, include_released: true },
    }),
    ask(app, request, '/api/notifications/', { limit: 50 }),
  ]);
  if (!classes || !mine) return undefined;
  const drawing = { club: club.name, week, classes: classes.data.results, language };
  const { text } = drawStudent({ ...drawing, next: nextOf(mine.data.results, clock.now()) });
  const answers = answersOf([me, classes, mine, ...(told ? [told] : [])]);
  return { ...begun(me.data, language), path: '/classes', html: text, answers };
}

const begun = ({ organization }: Me, language: Language) => ({
  language,
  organization: organization?.slug ?? null,
});
const answersOf = (answers: readonly Answer[]): FirstScreen['answers'] =>
  Object.fromEntries(answers.map(({ path, body }) => [path, body]));

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '/';
const searchOf = ({ url }: FastifyRequest) => new URLSearchParams(url.split('?')[1] ?? '');
