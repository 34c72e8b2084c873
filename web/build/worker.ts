import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What every page of an area may ask for, whole: its pages, what they load later, and the words that they say. */
const areas: Record<string, RegExp> = {
  student: /\/src\/(areas\/(shell|student|account)\/.*|locales\/\w+\/own)\.tsx?$/,
  instructor: /\/src\/(areas\/(shell|instructor|account)\/.*|locales\/\w+\/(own|desk))\.tsx?$/,
  admin: /\/src\/(areas\/(shell|admin|account)\/.*|locales\/\w+\/(own|desk))\.tsx?$/,
};
const everybodys =
  /\/src\/(locales\/\w+\/everybody|platform\/offline\/.*|features\/attendance\/old-drafts)\.ts$/;
/** What the first page asks for by a name without a hash. */
const plain = ['first-paint.js', 'favicon.svg'];

/** Writes worker.js beside the first page, with the names of the files that it keeps. */
export function worker(root: string): Plugin {
  return {
    name: 'bandeja-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({
        ...{ type: 'chunk', fileName: 'worker.js' },
        id: join(root, 'src/platform/offline/worker.ts'),
      });
    },
    generateBundle(_options, bundle) {
      const chunk = bundle['worker.js'];
      if (chunk?.type !== 'chunk') throw new Error('The service worker was not built.');
      const entry = chunksOf(bundle).find((one) => one.facadeModuleId === join(root, 'index.html'));
      if (!entry) throw new Error('The first page names no script.');
      const files = filesOf(bundle, entry);
      const parts = [JSON.stringify(files), chunk.code, ...['index.html', ...sources].map(read(root))];
      const version = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
      chunk.code = chunk.code.replace('__BUILD__', () =>
        JSON.stringify({ version, entry: `/${entry.fileName}`, files }),
      );
    },
  };
}

const sources = plain.map((file) => `public/${file}`);
const read = (root: string) => (file: string) => readFileSync(join(root, file), 'utf8');

function filesOf(bundle: Rolldown.OutputBundle, entry: Rolldown.OutputChunk): Record<string, string[]> {
  const everybody = new Set(
    [entry, ...chunksOf(bundle, everybodys).filter(({ isEntry }) => !isEntry)].flatMap((chunk) =>
      below(bundle, chunk),
    ),
  );
  const addresses = (files: Iterable<string>) => [...files].map((file) => `/${file}`).sort();
  const ofAreas = Object.entries(areas).map(([area, modules]): [string, string[]] => {
    const files = new Set(chunksOf(bundle, modules).flatMap((chunk) => below(bundle, chunk, later(modules))));
    return [area, addresses([...files].filter((file) => !everybody.has(file)))];
  });
  return { everybody: addresses([...everybody, ...plain]), ...Object.fromEntries(ofAreas) };
}

const chunksOf = (bundle: Rolldown.OutputBundle, module = /./): Rolldown.OutputChunk[] =>
  Object.values(bundle).filter(
    (chunk): chunk is Rolldown.OutputChunk =>
      chunk.type === 'chunk' && module.test(chunk.facadeModuleId?.replaceAll('\\', '/') ?? ''),
  );

/** Of what is loaded later: the parts of pages, but no other area's pages, nor words that are not said here. */
const later =
  (own: RegExp) =>
  ({ facadeModuleId }: Rolldown.OutputChunk): boolean => {
    const module = facadeModuleId?.replaceAll('\\', '/') ?? '';
    return own.test(module) || !/\/src\/(areas|locales)\//.test(module);
  };

/** A chunk's file and styles, and those of what it imports at once, and later where `follows` says so. */
function below(
  bundle: Rolldown.OutputBundle,
  chunk: Rolldown.OutputChunk,
  follows: (chunk: Rolldown.OutputChunk) => boolean = () => false,
  seen = new Set<string>(),
): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const found = (names: readonly string[]) =>
    names.flatMap((name) => {
      const next = bundle[name];
      return next?.type === 'chunk' ? [next] : [];
    });
  const next = [...found(chunk.imports), ...found(chunk.dynamicImports).filter(follows)];
  return [
    ...next.flatMap((one) => below(bundle, one, follows, seen)),
    ...(chunk.viteMetadata?.importedCss ?? []),
    chunk.fileName,
  ];
}
