import type { Plugin, Rolldown } from 'vite';

/** Which modules an address will ask for, so that its first page can name their files before any script has run. */
const pages: readonly { path: string; modules: readonly string[] }[] = [
  { path: '^/classes(/|$)', modules: ['areas/shell/shell.tsx', 'areas/student/classes-page.tsx'] },
  { path: '^/my-classes(/|$)', modules: ['areas/shell/shell.tsx', 'areas/student/my-classes-page.tsx'] },
  { path: '^/c/[^/]+/[^/]+', modules: ['areas/public/visit.tsx', 'areas/public/club-page.tsx'] },
  { path: '^/sign-in(/|$)', modules: ['areas/public/entrance.tsx', 'areas/public/sign-in-page.tsx'] },
  { path: '^/sign-up(/|$)', modules: ['areas/public/entrance.tsx', 'areas/public/sign-up-page.tsx'] },
  {
    path: '^/admin/today(/|$)',
    modules: ['areas/shell/shell.tsx', 'areas/admin/admin-layout.tsx', 'areas/admin/today-page.tsx'],
  },
  {
    path: '^/admin/calendar(/|$)',
    modules: ['areas/shell/shell.tsx', 'areas/admin/admin-layout.tsx', 'areas/admin/calendar-page.tsx'],
  },
  { path: '^/instructor/day(/|$)', modules: ['areas/shell/shell.tsx', 'areas/instructor/day-page.tsx'] },
];
const languages = ['en', 'es'];

/** Writes first-loads.json, which the server reads: for each address and each language the files, in their order. */
export function firstLoads(): Plugin {
  return {
    name: 'bandeja-first-loads',
    apply: 'build',
    generateBundle(_options, bundle) {
      const filesOf = (modules: readonly string[]) => [
        ...new Set(modules.flatMap((module) => filesBelow(bundle, chunkOf(bundle, module), new Set()))),
      ];
      const source = {
        pages: pages.map(({ path, modules }) => ({ path, files: filesOf(modules) })),
        languages: Object.fromEntries(
          languages.map((language) => [language, filesOf([`locales/${language}/everybody.ts`])]),
        ),
      };
      this.emitFile({ type: 'asset', fileName: 'first-loads.json', source: JSON.stringify(source) });
    },
  };
}

type Bundle = Rolldown.OutputBundle;

function chunkOf(bundle: Bundle, module: string): string {
  const found = Object.values(bundle).find(
    (chunk) =>
      chunk.type === 'chunk' && chunk.facadeModuleId?.replaceAll('\\', '/').endsWith(`/src/${module}`),
  );
  if (!found) throw new Error(`No chunk of its own has ${module}; web/build/first-loads.ts names it.`);
  return found.fileName;
}

/** A chunk's file and styles, and those of all that it imports at once. */
function filesBelow(bundle: Bundle, file: string, seen: Set<string>): string[] {
  const chunk = bundle[file];
  if (chunk?.type !== 'chunk' || seen.has(file)) return [];
  seen.add(file);
  return [
    ...chunk.imports.flatMap((next) => filesBelow(bundle, next, seen)),
    ...(chunk.viteMetadata?.importedCss ?? []),
    file,
  ];
}
