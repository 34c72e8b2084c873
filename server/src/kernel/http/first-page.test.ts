import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FirstPage, readFirstPage } from './first-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'bandeja-pages-'));
let firstPage: FirstPage;
beforeAll(() => {
  writeFileSync(
    join(folder, 'index.html'),
    '<html lang="en"><head><meta name="description" content="any" /><title>Bandeja</title><script type="module" crossorigin src="/assets/start.js"></script></head><body><div id="root"></div></body></html>',
  );
  const pages = [
    { path: '^/classes(/|$)', files: ['assets/start.js', 'assets/classes.css', 'assets/classes.js'] },
  ];
  writeFileSync(join(folder, 'first-screen.css'), 'p {\n  margin: 0;\n}\n');
  const languages = { en: ['assets/en.js'], es: ['assets/es.js'] };
  writeFileSync(join(folder, 'first-loads.json'), JSON.stringify({ pages, languages }));
  firstPage = readFirstPage(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const named = (html: string) => [...html.matchAll(/href="\/assets\/([^"]+)"/g)].map(([, file]) => file);

describe('the first page', () => {
  test('names what its address asks for, once, and the words of the language', () => {
    expect(named(firstPage('/classes', 'es-ES,en;q=0.5'))).toEqual(['classes.css', 'classes.js', 'es.js']);
    expect(named(firstPage('/classes/1', 'de, fr'))).toEqual(['classes.css', 'classes.js', 'en.js']);
    expect(named(firstPage('/elsewhere', undefined))).toEqual(['en.js']);
    expect(firstPage('/', 'ES-es')).toContain('<html lang="es">');
  });

  test('says what it is about to whoever runs no script, and none of it is taken for markup', () => {
    const evil = '</script><script>alert("1")</script>$& \'';
    const head = {
      ...{ language: 'es', title: evil, description: evil, canonical: 'https://club.test/c/a/b', name: evil },
      facts: { name: evil },
    };
    const html = firstPage('/c/a/b', undefined, head);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('alert("1")</');
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('<link rel="canonical" href="https://club.test/c/a/b">');
    expect(html.match(/name="description"/g)).toHaveLength(1);
    const facts = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1];
    expect(JSON.parse(facts ?? '')).toEqual({ name: evil });
    expect(html).toContain('<h1>&lt;/script&gt;');
  });

  test('with a first screen is painted before the app is asked for, which is told what is known already', () => {
    const answers = { '/api/me/': '{"name":"</script>"}', '/api/all/': `["${'x'.repeat(100 * 1024)}"]` };
    const screen = { path: '/classes', language: 'es', organization: 'club', html: '<h1>$&</h1>', answers };
    const html = firstPage('/', 'en', undefined, screen);
    expect(html).toContain('<div id="first-screen" lang="es"><h1>$&</h1></div><div id="root" hidden></div>');
    expect(html).not.toMatch(/<link|src="\/assets/);
    const data = (id: string) => JSON.parse(new RegExp(`id="${id}">(.*?)</script>`).exec(html)?.[1] ?? '');
    expect(data('first-files')).toEqual([
      'assets/classes.css',
      'assets/classes.js',
      'assets/es.js',
      'assets/start.js',
    ]);
    // What is too much comes later.
    expect(data('first-answers')).toEqual({
      organization: 'club',
      answers: { '/api/me/': { name: '</script>' } },
    });
  });
});
