/** Roles from the one that may least, as the columns of the table. */
const roles = ['student', 'instructor', 'club_admin', 'owner'] as const;
const headings = ['operation', 'permission', 'visitor', ...roles, "another club's"];

interface Operation {
  summary: string;
  tags: string[];
  'x-permission'?: string;
  'x-roles': string[];
  'x-across-clubs'?: boolean;
}
type Paths = Record<string, Record<string, Operation>>;

const introduction = `# Who may ask what

Written by \`bandeja generate\` from the OpenAPI document (\`x-permission\`, \`x-roles\`, \`x-across-clubs\`).

- **visitor** is whoever is not signed in. The other columns are roles in the organization that a request is about; a guardian is a student for others. ✓: the operation hears them. Which rows they then see and change is judged row by row, and said by \`abilities\`: a student books for themselves and for who is in their care, a coach marks their own classes, an admin runs their own club.
- **another club's**: whether a coach or an admin of one club is answered about rows of another club of the same organization. Where it says –, such a row does not exist for them (404), or is refused (403). Owners run every club.
- **Another organization's** rows do not exist for anybody, whatever they hold: the answer is that for an id that nothing has. Only what is \`public\` is the same for everybody.

\`server/test/twin/\` asks every operation with every role about one's own club, another club and another organization.
`;

/** docs/endpoints.md: every operation by role, a table for each tag. */
export function endpointsPage(document: object): string {
  const { paths } = document as { paths: Paths };
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  const byTag = Map.groupBy(all, ({ operation }) => operation.tags[0] ?? '');
  const parts = [...byTag.keys()].sort().map((tag) => {
    const rows = (byTag.get(tag) ?? []).map(({ name, operation }) => cellsOf(name, operation));
    return `## ${tag}\n\n${table([headings, ...rows])}\n`;
  });
  return [introduction, ...parts].join('\n');
}

function cellsOf(name: string, operation: Operation): string[] {
  const permission = operation['x-permission'] ?? 'public';
  const anybody = permission === 'public';
  const member = anybody || ['signed_in', 'member'].includes(permission);
  const mark = (yes: boolean | undefined) => (yes ? '✓' : '–');
  return [
    code(name),
    code(permission),
    mark(anybody),
    ...roles.map((role) => mark(member || operation['x-roles'].includes(role))),
    mark(anybody || operation['x-across-clubs']),
  ];
}

const code = (text: string) => ['', text, ''].join('`');

/** As Biome formats a table: columns of one width. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = '', ...rest] = rows.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...rest].join('\n');
}
