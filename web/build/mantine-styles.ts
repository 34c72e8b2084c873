import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const modules = /@mantine[\\/]core[\\/]esm[\\/].*\.module\.mjs$/;
const className = /\bm_[0-9a-f]+\b/g;

/**
 * Gives every Mantine component its own style sheet: whoever imports one gets its styles in the same chunk, and what
 * no page uses is nowhere. A component imports those that it is made of, so theirs stand before its own, as they must.
 */
export function mantineStyles(root: string): Plugin {
  const folder = join(root, '..', 'node_modules', '@mantine', 'core', 'styles');
  const sheets = sheetsByClass(folder);
  const all = join(folder, '..', 'styles.css');
  return {
    name: 'bandeja-mantine-styles',
    enforce: 'pre',
    transform: {
      filter: { id: modules },
      handler(code) {
        const sheet = [...code.matchAll(className)].map(([name]) => sheets.get(name)).find(Boolean);
        return sheet && { code: `import '@mantine/core/styles/${sheet}';\n${code}`, map: null };
      },
    },
    // Where it is developed Mantine comes bundled, past this: there everything has all styles.
    transformIndexHtml: (_html, { server }) =>
      server
        ? [{ tag: 'link', attrs: { rel: 'stylesheet', href: `/@fs${all}` }, injectTo: 'head-prepend' }]
        : [],
  };
}

/** Mantine gives a class to each part of a component: it says in which file its styles are. */
function sheetsByClass(folder: string): Map<string, string> {
  const sheets = new Map<string, string>();
  const files = readdirSync(folder).filter((name) => name.endsWith('.css') && !name.endsWith('.layer.css'));
  for (const file of files)
    for (const [name] of readFileSync(join(folder, file), 'utf8').matchAll(className))
      if (!sheets.has(name)) sheets.set(name, file);
  return sheets;
}
