// Who may import whom: the rooms in their order and the files of a room, as ARCHITECTURE.md lists them.
import { readArchitecture } from './bin/lib/architecture.mjs';

const { rooms, files, around } = readArchitecture(import.meta.dirname);
const DOMAINS = rooms.map(({ name }) => name).filter((name) => name !== 'kernel');

const ANY = DOMAINS.join('|');
const TESTS = '[.]test[.]tsx?$';
const domainPath = (names) => `^server/src/(${names})/`;
const filePath = (names) => `(${names.join('|')})([.]ts$|/)`;

/** One rule per domain, so that the message names the direction that is wrong. */
const upward = DOMAINS.slice(0, -1).map((domain, place) => ({
  name: `${domain}-imports-only-earlier-domains`,
  comment: `${domain} stands before the other domain; influence upward goes by fact (ARCHITECTURE.md).`,
  severity: 'error',
  from: { path: `^server/src/${domain}/`, pathNot: TESTS },
  to: { path: domainPath(DOMAINS.slice(place + 1).join('|')) },
}));

/** What the page says of one file: own files, files of earlier rooms, parts of the kernel. */
function touchesOf({ name, own, earlier, kernel }) {
  const from = { path: `${domainPath(ANY)}${filePath([name])}`, pathNot: TESTS };
  const rule = (where, to) => ({
    name: `${name}-touch-what-the-page-says-${where}`,
    comment: `ARCHITECTURE.md, "A room's files".`,
    severity: 'error',
    from,
    to,
  });
  const others = files.map((file) => file.name);
  const not = (names) => others.filter((other) => !names.includes(other));
  return [
    rule('of-its-room', { path: `^server/src/$1/${filePath(not([...own, name]))}` }),
    rule('of-other-rooms', {
      path: `${domainPath(ANY)}${filePath(not(earlier))}`,
      pathNot: '^server/src/$1/',
    }),
    ...(kernel.includes('any')
      ? []
      : [
          rule('of-the-kernel', {
            path: '^server/src/kernel/',
            ...(kernel.length > 0 && { pathNot: `^server/src/kernel/${filePath(kernel)}` }),
          }),
        ]),
  ];
}

export default {
  forbidden: [
    ...upward,
    ...files.flatMap(touchesOf),
    {
      name: 'domains-meet-at-the-door',
      comment: 'Another domain is used through its public.ts or facts.ts only.',
      severity: 'error',
      from: { path: domainPath(ANY), pathNot: [TESTS, `^server/src/(${ANY})/rules([.]ts$|/)`] },
      to: {
        path: domainPath(ANY),
        pathNot: [`^server/src/$1/`, `^server/src/(${ANY})/(public|facts)[.]ts$`],
      },
    },
    {
      name: 'kernel-knows-no-domain',
      comment: 'The kernel has no class-management word in it.',
      severity: 'error',
      from: { path: '^server/src/kernel/', pathNot: TESTS },
      to: { path: '^server/src/(?!kernel/)' },
    },
    {
      name: 'postgres-stands-alone',
      comment: 'What runs PostgreSQL knows nothing of what is kept in it.',
      severity: 'error',
      from: { path: '^server/src/postgres/', pathNot: TESTS },
      to: { path: '^server/src/(?!postgres/)' },
    },
    {
      name: 'domains-do-not-import-the-root',
      comment:
        'Only the composition root puts domains together; its pages of permissions and settings are for all.',
      severity: 'error',
      from: { path: domainPath(ANY), pathNot: TESTS },
      to: {
        path: `^server/src/([^/]+[.]ts$|(${around.join('|')})/)`,
        pathNot: '^server/src/(permissions|settings)[.]ts$',
      },
    },
    {
      name: 'rules-are-pure',
      comment:
        'Rules import only own schemas, facts and rules, cells, digests, time, money, problems, words, XML, tax ids and account numbers of the kernel, and calendars.',
      severity: 'error',
      from: { path: `^server/src/(${ANY})/rules([.]ts$|/)`, pathNot: TESTS },
      to: {
        pathNot: [
          '^server/src/$1/(schemas|facts|rules)([.]ts$|/)',
          // Pure may build on pure: the rules of an earlier domain (the order is checked above).
          `^server/src/(${ANY})/rules([.]ts$|/)`,
          '^server/src/settings[.]ts$',
          '^server/src/kernel/(amounts|cells|digest|time|money|problem|words|xml|nif|iban)([.]ts$|/)',
          'node_modules/(temporal-polyfill|temporal-spec|rrule-temporal|timezones-ical-library)/',
        ],
      },
    },
    {
      name: 'schemas-and-facts-stay-below',
      comment: 'Shapes and facts are what the rest stands on.',
      severity: 'error',
      from: { path: `^server/src/(${ANY})/(schemas|facts)([.]ts$|/)`, pathNot: TESTS },
      to: { path: '^server/src/$1/(access|store|queries|commands|routes|reactions|jobs|public)([.]ts$|/)' },
    },
    {
      name: 'shell-files-look-down',
      comment: 'Routes, reactions and jobs call commands and queries, never the other way round.',
      severity: 'error',
      from: { path: `^server/src/(${ANY})/(store|queries|commands|access|public)([.]ts$|/)`, pathNot: TESTS },
      to: { path: '^server/src/$1/(routes|reactions|jobs)([.]ts$|/)' },
    },
    {
      name: 'web-and-server-meet-in-client',
      comment: 'The web app knows the API only through client/.',
      severity: 'error',
      from: { path: '^(web|client)/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-knows-no-web',
      severity: 'error',
      from: { path: '^server/src/' },
      to: { path: '^web/' },
    },
    {
      name: 'client-stands-alone',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(web|server)/' },
    },
    {
      name: 'web-features-do-not-know-areas',
      comment: 'areas → features → ui, platform',
      severity: 'error',
      from: { path: '^web/src/(features|store)/' },
      to: { path: '^web/src/areas/' },
    },
    {
      name: 'web-features-do-not-know-each-other',
      comment: 'An area composes features; what two need is ui or platform.',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'web-areas-do-not-know-each-other',
      severity: 'error',
      from: { path: '^web/src/areas/([^/]+)/' },
      to: { path: '^web/src/areas/', pathNot: '^web/src/areas/$1/' },
    },
    {
      name: 'web-ui-and-platform-stand-below',
      comment: 'They could ship in another product.',
      severity: 'error',
      from: { path: '^web/src/(ui|platform)/' },
      to: { path: '^web/src/(areas|features|store)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { circular: true },
    },
    {
      name: 'imports-exist',
      comment: 'A path that resolves to nothing would escape every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'tests-stay-in-tests',
      severity: 'error',
      from: { path: '^(server|web)/src/', pathNot: TESTS },
      to: { path: [TESTS, '^server/test/', '^e2e/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/[.]cache)/' },
    tsPreCompilationDeps: true,
    // `specify` keeps type-only imports apart from those that run.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
