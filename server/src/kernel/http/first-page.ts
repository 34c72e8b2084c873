import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { negotiate } from '@fastify/accept-negotiator';

interface FirstLoads {
  /** Which files an address asks for beyond those that all do. */
  pages: { path: string; files: string[] }[];
  /** And for the words of each language. */
  languages: Record<string, string[]>;
}

/** The first page of the web app for an address, in the language that a browser asks for. */
export type FirstPage = (path: string, acceptLanguage: string | undefined) => string;

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
  return (path, acceptLanguage) => {
    const files = rules.find((rule) => rule.path.test(path))?.files ?? [];
    const language = negotiateLanguage(acceptLanguage, Object.keys(languages));
    const links = [...files, ...(languages[language] ?? [])].filter((file) => !html.includes(`/${file}"`));
    return html
      .replace('<html lang="en">', `<html lang="${language}">`)
      .replace('</head>', `${links.map(linkTo).join('')}</head>`);
  };
}

const linkTo = (file: string): string =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`;

/** `es-ES, en;q=0.5` → `es`; English when none is spoken, as the web app decides. */
function negotiateLanguage(header: string | undefined, spoken: readonly string[]): string {
  const primary = header?.replaceAll(/([a-z]{2,3})-[a-z0-9-]+/gi, '$1').toLowerCase();
  return (primary && negotiate(primary, [...spoken])) || 'en';
}
