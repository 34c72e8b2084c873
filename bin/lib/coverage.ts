// What docs/seed-coverage.md claims of the code: that a component is exported by that name in that file, that a function
// stands in that file, and that a file is where its path says.

/** The components that the source document names. */
const COMPONENTS = [
  ...['ClassScheduleCard', 'ClassSessionList', 'EnrollmentForm', 'InstructorProfile', 'MyClassesDashboard'],
  ...['ClassSearch', 'PackagePurchase', 'ProgressDashboard', 'InstructorSchedule', 'AttendanceMarking'],
  ...[
    'StudentProgressView',
    'EvaluationSummary',
    'ScheduleManager',
    'InstructorManagement',
    'ClassAnalytics',
  ],
];
/** Below which the page says that its paths are; components stand in the first. */
const FEATURES = 'web/src/features/';
const BASES = ['server/src/', '', FEATURES, 'docs/'];
const FILE = /^[\w.@/-]+\.(ts|tsx|mjs|sql)$/;

type Read = (file: string) => string | undefined;

/** The claims of docs/seed-coverage.md that are not true, each with its line; `read` gives the text of a file. */
export function falseClaims(text: string, read: Read): string[] {
  const lines = text.split('\n');
  const claimed = new Set<string>();
  const complaints = lines.flatMap((line, at) => {
    const said = [...lostFiles(line, read), ...lostNames(line, read)];
    if (sectionOf(lines, at) === 'Components') said.push(...lostComponents(line, read, claimed));
    return said.map((what) => `${at + 1}: ${what}`);
  });
  const missing = COMPONENTS.filter((name) => !claimed.has(name));
  return [...complaints, ...missing.map((name) => `1: claims nothing of the component ${name}`)];
}

const sectionOf = (lines: readonly string[], at: number) =>
  lines
    .slice(0, at)
    .findLast((line) => line.startsWith('## '))
    ?.slice(3);

const whereIs = (path: string, read: Read) =>
  BASES.map((base) => base + path).find((file) => read(file) !== undefined);

function lostFiles(line: string, read: Read): string[] {
  return [...line.matchAll(/`([^`]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => name.includes('/') && FILE.test(name) && whereIs(name, read) === undefined)
    .map((name) => `names ${name}, which is not there`);
}

/** "`seesProgress` in `progress/access.ts`". */
function lostNames(line: string, read: Read): string[] {
  return [...line.matchAll(/`(\w+)` in `([^`]+)`/g)].flatMap(([, name = '', path = '']) => {
    const file = FILE.test(path) ? whereIs(path, read) : undefined;
    if (file === undefined || new RegExp(`\\b${name}\\b`).test(read(file) ?? '')) return [];
    return [`names ${name} in ${file}, which has no such word`];
  });
}

/** "| ClassSearch | `discovery/components/class-search.tsx` |". */
function lostComponents(line: string, read: Read, claimed: Set<string>): string[] {
  const [, name = '', path = ''] = /^\| (\w+) +\| `([^`]+)` +\|/.exec(line) ?? [];
  if (!COMPONENTS.includes(name)) return [];
  claimed.add(name);
  const exported = new RegExp(`^export (function|const) ${name}\\b`, 'm');
  return exported.test(read(FEATURES + path) ?? '') ? [] : [`${FEATURES}${path} exports no ${name}`];
}
