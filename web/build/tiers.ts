import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { mantineStyles } from './mantine-styles.ts';

/** What is loaded together, the first that names a module has it: what everybody needs, then what the first pages do. */
const tiers = {
  start: ['main.tsx'],
  student: ['areas/shell/shell.tsx', 'areas/student/classes-page.tsx'],
  visitor: ['areas/public/visit.tsx', 'areas/public/club-page.tsx'],
  club: [
    'areas/account/profile-page.tsx',
    'areas/public/entrance.tsx',
    'areas/public/join-page.tsx',
    'areas/public/sign-in-page.tsx',
    'areas/public/sign-up-page.tsx',
    'areas/public/visitor-class.tsx',
    'areas/student/class-detail.tsx',
    'areas/student/my-classes-page.tsx',
  ],
} as const;

type Tier = keyof typeof tiers;
const react = /node_modules[\\/](react|react-dom|scheduler)[\\/]/;
/** The service worker stays a file of its own. */
const offline =
  /[\\/]platform[\\/]offline[\\/](?!worker)|node_modules[\\/]idb[\\/]|query-core[\\/].*hydration|attendance[\\/]old-drafts/;
const together = /node_modules|[\\/]web[\\/]src[\\/](platform|ui|features)[\\/]/;

/**
 * The chunks: React on its own, which a release of Bandeja leaves in the browser's cache, then the tiers, what keeps answers on the device, then what two
 * pages of the desk share. Without them each module that several pages use is a file of its own, some hundred for a
 * page. Which modules a page really needs is known when unused exports are gone, so the pages are built once for that.
 */
export async function chunks(root: string): Promise<Rolldown.CodeSplittingGroup[]> {
  const needed = await modulesOf(root);
  const has = (tier: Tier) => (id: string) => together.test(id) && needed[tier].has(id);
  return [
    { name: 'react', test: react, priority: 9 },
    // With a module goes what it imports, so whatever is needed by more stands first.
    { name: 'start', test: has('start'), priority: 8 },
    { name: 'classes', test: (id) => has('student')(id) && has('visitor')(id), priority: 7 },
    { name: 'student', test: has('student'), priority: 6 },
    { name: 'offline', test: offline, priority: 5.5 },
    { name: 'visitor', test: has('visitor'), priority: 5 },
    { name: 'club', test: has('club'), priority: 4 },
    { name: 'desk', test: together, minShareCount: 2, priority: 1 },
  ];
}

async function modulesOf(root: string): Promise<Record<Tier, Set<string>>> {
  const pages = Object.values(tiers).flat();
  const output = (await build({
    ...{ configFile: false, root, logLevel: 'silent', plugins: [mantineStyles(root)] },
    build: {
      ...{ write: false, minify: false, cssCodeSplit: true, modulePreload: false },
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [page, join(root, 'src', page)])),
        preserveEntrySignatures: 'strict',
      },
    },
  })) as Rolldown.RolldownOutput;
  const written = new Map(output.output.map((chunk) => [chunk.fileName, chunk]));
  const of = (names: readonly string[]) =>
    new Set(names.flatMap((name) => modulesBelow(written, entryNamed(output, name), new Set())));
  return {
    ...{ start: of(tiers.start), student: of(tiers.student) },
    ...{ visitor: of(tiers.visitor), club: of(tiers.club) },
  };
}

const entryNamed = ({ output }: Rolldown.RolldownOutput, name: string): string =>
  output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry && chunk.name === name)?.fileName ?? '';

/** The modules of a chunk and of all that it imports at once. */
function modulesBelow(
  written: ReadonlyMap<string, Rolldown.OutputChunk | Rolldown.OutputAsset>,
  file: string,
  seen: Set<string>,
): string[] {
  const chunk = written.get(file);
  if (chunk?.type !== 'chunk' || seen.has(file)) return [];
  seen.add(file);
  return [
    ...Object.keys(chunk.modules),
    ...chunk.imports.flatMap((next) => modulesBelow(written, next, seen)),
  ];
}
