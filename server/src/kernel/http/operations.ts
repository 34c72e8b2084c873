type Json = Record<string, unknown>;

/** What the routes cannot say of themselves: who holds a permission, how an operation refuses, what it looks like. */
export interface Told {
  /** Roles by permission. */
  holders: Readonly<Record<string, readonly string[]>>;
  /** Permissions and operations whose rows may be of any club of the organization. */
  across: ReadonlySet<string>;
  /** Codes by operation (`POST /api/…`) and status, besides those that follow from its shape. */
  refusals: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** A request and an answer of each operation that has one. */
  examples: Readonly<Record<string, { request?: unknown; response?: unknown }>>;
}

/** What any operation may answer at any time; they stand with the answer `default`. */
export const anywhere: readonly string[] = [
  'internal',
  'not_found',
  'request.abandoned',
  'request.head_too_large',
  'request.host',
  'request.malformed',
  'request.media_type',
  'request.origin',
  'request.rate_limited',
  'request.timeout',
  'request.too_large',
  'request.uri_too_long',
  'service.busy',
  'service.database_unavailable',
  'service.too_slow',
];

const noRole: Record<string, string> = {
  public: 'Anybody may ask.',
  signed_in: 'Whoever is signed in may ask.',
  member: 'Everybody with a role in the organization may ask.',
  staff: 'Only who runs the installation may ask.',
};

/** Names, describes and exemplifies every operation of an OpenAPI document, and says how each refuses. */
export function tellOperations(paths: Record<string, Json>, told: Told): void {
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations) as [string, Json][]) {
      const name = `${method.toUpperCase()} ${path}`;
      operation.operationId = operationId(method, path);
      operation.description = descriptionOf(operation, told.holders);
      const permission = String(operation['x-permission'] ?? 'public');
      operation['x-roles'] = [...(told.holders[permission] ?? [])];
      if (told.across.has(permission) || told.across.has(name)) operation['x-across-clubs'] = true;
      tellRefusals(operation, { path, method, permission }, told.refusals[name] ?? {});
      tellExample(operation, told.examples[name]);
    }
}

/** `POST /api/classes/sessions/{id}/enroll/` is `post_classes_sessions_id_enroll`. */
export const operationId = (method: string, path: string): string =>
  `${method}_${path
    .replace(/^\/api\//, '')
    .match(/\w+/g)
    ?.join('_')}`;

function descriptionOf(operation: Json, holders: Told['holders']): string {
  const permission = String(operation['x-permission'] ?? 'public');
  const roles = holders[permission];
  const sentences = [
    operation.description ?? `${operation.summary}.`,
    roles
      ? `Needs \`${permission}\`, which these roles have: ${roles.join(', ')}; what it opens is judged by the row.`
      : (noRole[permission] ?? ''),
    operation['x-versioned'] === true ? 'Its ETag is the version of what can be changed.' : '',
  ];
  return sentences.filter(Boolean).join(' ');
}

interface Shape {
  path: string;
  method: string;
  permission: string;
}

function tellRefusals(operation: Json, shape: Shape, own: Told['refusals'][string]): void {
  const all = byShape(operation, shape);
  for (const [status, codes] of Object.entries(own)) all[status] = [...(all[status] ?? []), ...codes];
  const responses = operation.responses as Json;
  const problem = (responses.default as Json).content;
  for (const status of Object.keys(all).sort())
    responses[status] = { description: listed(all[status] as string[]), content: problem };
  responses.default = { description: listed(anywhere), content: problem };
  operation['x-problem-codes'] = sortedOnce(Object.values(all).flat());
}

/** What a write may meet that comes second, whatever it writes. */
const lostRaces = [
  'conflict.duplicate',
  'conflict.overlap',
  'conflict.reference',
  'conflict.state',
  'idempotency.reused',
  'idempotency.forgotten',
  'idempotency.running',
];

/** What follows from who may ask and what is sent. */
function byShape(operation: Json, { path, method, permission }: Shape): Record<string, string[]> {
  const parameters = (operation.parameters ?? []) as { in: string; name: string }[];
  const takes = operation.requestBody !== undefined || parameters.some((one) => one.in !== 'header');
  const all: Record<string, string[]> = {};
  if (permission !== 'public') all['401'] = ['signed_out', 'token.invalid'];
  if (!['public', 'signed_in'].includes(permission)) {
    all['400'] = ['organization.required'];
    all['403'] = ['forbidden', 'token.not_allowed'];
  }
  if (path.includes('{') || all['403']) all['404'] = ['not_found'];
  if (operation.requestBody !== undefined) all['400'] = [...(all['400'] ?? []), 'request.malformed'];
  if (takes) all['422'] = ['request.invalid'];
  if (method !== 'get' && all['403']) all['409'] = [...lostRaces];
  if (parameters.some((one) => one.name === 'If-Match')) all['412'] = ['request.version_changed'];
  return all;
}

const sortedOnce = (codes: readonly string[]): string[] => [...new Set(codes)].sort();
const listed = (codes: readonly string[]): string =>
  sortedOnce(codes)
    .map((code) => `\`${code}\``)
    .join(', ');

function tellExample(operation: Json, example: Told['examples'][string] = {}): void {
  const body = contentOf(operation.requestBody);
  if (body && example.request !== undefined) body.example = example.request;
  const responses = operation.responses as Record<string, Json>;
  const good = Object.keys(responses).find((status) => /^2/.test(status));
  const answer = good && contentOf(responses[good]);
  if (answer && example.response !== undefined) answer.example = example.response;
}

const contentOf = (holder: unknown): Json | undefined =>
  (holder as { content?: Record<string, Json> } | undefined)?.content?.['application/json'];
