import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyRequest } from 'fastify';
import { escaped } from './escaped.ts';
import { type FirstScreen, withScreen } from './first-screen.ts';

interface FirstLoads {
  /** Which files an address asks for beyond those that all do. */
  pages: { path: string; files: string[] }[];
  /** And for the words of each language. */
  languages: Record<string, string[]>;
}

/** What is said of a page to whoever runs no script. */
export interface PageHead {
  language: string;
  title: string;
  description: string;
  /** The one address of what is shown. */
  canonical: string;
  /** What the page is about. */
  name: string;
  /** JSON-LD. */
  facts: object;
}
export type HeadOf = (path: string, request: FastifyRequest) => Promise<PageHead | undefined>;

/** The first page of the web app for an address, in the language that a browser asks for. */
export type FirstPage = (
  path: string,
  acceptLanguage: string | undefined,
  head?: PageHead,
  screen?: FirstScreen,
) => string;

/**
 * The built page, told what its address will ask for: without that a phone learns of a page's files only when the
 * first script has run, and of their styles when those have.
 */
export function readFirstPage(folder: string): FirstPage {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const { pages, languages } = JSON.parse(
    readFileSync(join(folder, 'first-loads.json'), 'utf8'),
  ) as FirstLoads;
  const rules = pages.map(({ path, files }) => ({ path: new RegExp(path), files }));
  const css = readFileSync(join(folder, 'first-screen.css'), 'utf8').replaceAll(/\/\*.*?\*\/|\s*\n\s*/gs, '');
  return (path, acceptLanguage, head, screen) => {
    const language = screen?.language ?? spokenIn(acceptLanguage);
    const own = rules.find((rule) => rule.path.test(screen?.path ?? path))?.files ?? [];
    const files = [...own, ...(languages[language] ?? [])];
    const page = html.replace(
      '<html lang="en">',
      `<html lang="${acceptLanguage ? language : (head?.language ?? language)}">`,
    );
    const begun = screen ? withScreen(page, screen, files, css) : withLinks(page, files);
    return head ? introduced(begun, head) : begun;
  };
}

/** English when none that we speak is, as the web app decides. */
export const spokenIn = (acceptLanguage: string | undefined): string =>
  negotiateLanguage(acceptLanguage, ['en', 'es']);

const withLinks = (page: string, files: readonly string[]): string => {
  const links = files.filter((file) => !page.includes(`/${file}"`)).map(linkTo);
  return page.replace('</head>', () => `${links.join('')}</head>`);
};

const linkTo = (file: string): string =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`;

/** `es-ES, en;q=0.5` → `es`. */
function negotiateLanguage(header: string | undefined, spoken: readonly string[]): string {
  const primary = header?.replaceAll(/([a-z]{2,3})-[a-z0-9-]+/gi, '$1').toLowerCase();
  return (primary && negotiate(primary, [...spoken])) || 'en';
}

/** A page with its head, and its words for whoever runs no script; what the app draws takes their place. */
export function introduced(page: string, head: PageHead): string {
  const { title, description, canonical, name, facts } = head;
  const preview = { title, description, url: canonical, site_name: name, type: 'website' };
  const lines = [
    `<meta name="description" content="${escaped(description)}">`,
    `<link rel="canonical" href="${escaped(canonical)}">`,
    ...Object.entries(preview).map(([key, text]) => `<meta property="og:${key}" content="${escaped(text)}">`),
    // Data, not a script: the content policy lets it be.
    `<script type="application/ld+json">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script>`,
  ];
  return page
    .replace(/<meta name="description"[^>]*>/, '')
    .replace(/<title>.*<\/title>/, () => `<title>${escaped(title)}</title>${lines.join('')}`)
    .replace('<div id="root"></div>', () => {
      const said = `<h1>${escaped(name)}</h1><p>${escaped(description)}</p>`;
      return `<div id="root"><main class="first">${said}</main></div>`;
    });
}
