import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../first-screen/words.ts';
import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { type Clock, localDateOf } from '../kernel/time/index.ts';
import { findEmbed, type PublicClub } from '../organizations/public.ts';
import { nextClasses } from '../page-events.ts';
import { drawAbsence, drawTimetable, type Timetable } from './draw.ts';

interface Options {
  db: Database;
  clock: Clock;
  publicUrl: string;
}
interface Asked {
  Params: { organization_slug: string; club_slug: string };
  Querystring: { lang?: unknown; theme?: unknown };
}

/** What other websites load of us, and what of that stands in a frame there (docs/domain/public-page.md). */
export function useEmbed(app: App, options: Options): void {
  file(app, '/embed.js', 'text/javascript');
  file(app, '/embed/frame.js', 'text/javascript');
  file(app, '/embed/style.css', 'text/css');
  app.get<Asked>('/embed/:organization_slug/:club_slug', { schema: { hide: true } }, (request, reply) =>
    answer(app, options, request, reply),
  );
}

/** Loaded by pages from elsewhere, which the header of our own files forbids. */
function file(app: App, path: string, type: string): void {
  const text = readFileSync(join(import.meta.dirname, 'files', path.split('/').at(-1) ?? ''), 'utf8');
  app.get(path, { config: { rateLimit: false }, schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=3600' })
      .type(`${type}; charset=utf-8`)
      .send(text),
  );
}

async function answer(app: App, options: Options, request: FastifyRequest<Asked>, reply: FastifyReply) {
  const { organization_slug: organization, club_slug: club } = request.params;
  const found = await findEmbed(options.db, { organization, club });
  const origins = found?.origins ?? [];
  // Not by every other page of ours: this one alone may be framed, and only by whom the club has named.
  void reply.removeHeader('x-frame-options').headers({
    'content-security-policy': policyFor(origins),
    ...{
      'cross-origin-resource-policy': 'cross-origin',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-cache',
    },
  });
  const page = found
    ? drawTimetable({ ...(await timetableOf(app, options, request, found.club)), origins })
    : drawAbsence(languageOf(request.query.lang, 'en'));
  return reply
    .code(found ? 200 : 404)
    .type('text/html; charset=utf-8')
    .send(page);
}

const policyFor = (origins: readonly string[]): string =>
  [
    ...[
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ],
    `frame-ancestors ${origins.join(' ') || "'none'"}`,
  ].join('; ');

async function timetableOf(
  app: App,
  { clock, publicUrl }: Options,
  request: FastifyRequest<Asked>,
  club: PublicClub,
): Promise<Omit<Timetable, 'origins'>> {
  const { organization_slug: organization, club_slug: slug } = request.params;
  const asked = { app, clock, request: asAnybody(request) };
  const next = await nextClasses(asked, { organization, club: slug }, club.timezone);
  const { lang, theme } = request.query;
  return {
    ...{
      club,
      url: `${publicUrl}/c/${organization}/${slug}`,
      today: localDateOf(clock.now(), club.timezone),
    },
    classes: next.filter(({ ends_at }) => Date.parse(ends_at) > clock.now().getTime()),
    language: languageOf(lang, club.locale),
    theme: themeOf(theme),
  };
}

/** Who is signed in, and where, is nothing to another website. */
const asAnybody = ({ headers: { cookie: _, authorization: __, ...headers }, socket, url }: FastifyRequest) =>
  ({ headers, socket, url }) as unknown as FastifyRequest;

const themeOf = (asked: unknown): Timetable['theme'] =>
  asked === 'light' || asked === 'dark' ? asked : 'auto';

const languageOf = (asked: unknown, otherwise: string): Language =>
  asked === 'es' || asked === 'en' ? asked : otherwise.startsWith('es') ? 'es' : 'en';
