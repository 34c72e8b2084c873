import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { type HeadOf, type PageHead, readFirstPage, spokenIn } from './first-page.ts';
import type { FirstScreen, ScreenOf } from './first-screen.ts';

const year = 31_536_000;
/** What takes longer than this would hold up the page, which can ask for it by itself. */
const patienceMs = 800;
interface Known {
  head: PageHead | undefined;
  screen: FirstScreen | undefined;
}
/** Nobody finds by searching what is somebody's own, or opens with a token; a coach is found by the club's page. */
const own =
  /^\/((admin|instructor|profile|setup|join|check-in|poster|reset-password|open-link|unsubscribe)(\/|$)|c\/[^/]+\/[^/]+\/coaches\/)/;

/**
 * The files of a single-page app. Every address that is no file answers with its first page, which then finds its own
 * way. Files below assets/ carry a hash in their name and are kept for good; the others are asked for again. Each goes
 * as the build compressed it.
 */
export async function usePages(
  app: App,
  folder: string,
  { headOf, screenOf }: { headOf: HeadOf; screenOf: ScreenOf },
): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${sep}assets${sep}`);
      void reply
        .header('vary', 'accept-encoding')
        .header('cache-control', hashed ? `public, max-age=${year}, immutable` : 'no-cache');
    },
  });
  const firstPage = readFirstPage(folder);
  const answer = (request: FastifyRequest, reply: FastifyReply, known?: Known) => {
    const [path = '/'] = request.url.split('?');
    if (own.test(path)) void reply.header('x-robots-tag', 'noindex');
    return reply
      .headers({
        'cache-control': known ? 'private, no-cache' : 'no-cache',
        vary: `accept-encoding, accept-language${known ? ', cookie' : ''}`,
      })
      .type('text/html; charset=utf-8')
      .send(firstPage(path, request.headers['accept-language'], known?.head, known?.screen));
  };
  // These ask the database, so they are counted like any request. Without it the page comes, and says so itself.
  for (const path of ['/', '/c/*', '/classes'])
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const failed = (error: unknown) => void request.log.warn(error);
      const screen = screenOf(request, spokenIn(request.headers['accept-language'])).catch(failed);
      const head = headOf(decoded(request.url), request).catch(failed);
      const late = setTimeout(patienceMs, undefined);
      return answer(request, reply, {
        head: (await Promise.race([head, late])) || undefined,
        screen: (await Promise.race([screen, late])) || undefined,
      });
    });
  app.get('/*', { config: { rateLimit: false }, schema: { hide: true } }, (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (path === 'api' || path.startsWith('api/')) return reply.callNotFound();
    // An address with an extension is a file, or nothing.
    if (/\.[a-z0-9]+$/i.test(path) && path !== 'index.html') return reply.sendFile(path);
    return answer(request, reply);
  });
}

/** The router has refused what cannot be decoded. */
const decoded = (url: string): string => decodeURIComponent(url.split('?')[0] ?? '/');
