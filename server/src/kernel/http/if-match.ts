import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { sql } from 'kysely';
import { Problem } from '../problem.ts';
import { organizationOf, type Scope } from '../scope.ts';
import { changedSince, isVersionOf, readIfMatch, tagOf } from './entity-tags.ts';

/** How a resource has versions: under which row's lock they are compared, and which fields make one. */
export interface Versioned {
  table: string;
  /** Beside those that its PUT and PATCH take. */
  fields?: readonly string[];
  /** What its GET is asked, for a change that says so in its body. */
  asks?: (body: never) => object;
}
declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a GET: sent with a strong ETag; every change under its address honours If-Match. */
    versioned?: Versioned;
    /** Below a resource with versions, and no change of it, done in another way than `request.write`. */
    unversioned?: true;
  }
}

type Row = Record<string, unknown>;
interface Resource extends Versioned {
  url: string;
  get: RouteOptions;
}
/** Compares, inside the transaction of the change; throws 412 `request.version_changed`. */
export type CheckVersion = (scope: Scope, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const unsafe = new Set(['PUT', 'PATCH', 'DELETE', 'POST']);

/** See docs/decisions/013. */
export function useIfMatch(app: FastifyInstance): CheckVersion {
  const resources: Resource[] = [];
  const bodies = new Map<string, string[]>();
  const resourceAt = (url: string): Resource | undefined =>
    resources.filter((one) => url.startsWith(one.url)).sort((a, b) => b.url.length - a.url.length)[0];
  const fieldsOf = ({ url, fields = [] }: Resource): string[] => {
    const taken = [...bodies].filter(([path]) => resourceAt(path)?.url === url).flatMap(([, names]) => names);
    return [...new Set([...taken, ...fields])].sort();
  };
  app.addHook('onRoute', (route) => {
    if (route.config?.versioned) resources.push({ ...route.config.versioned, url: route.url, get: route });
    if (['PUT', 'PATCH'].includes(String(route.method)))
      bodies.set(route.url, [...(bodies.get(route.url) ?? []), ...namesIn(route.schema?.body)]);
  });
  app.addHook('preHandler', async (request) => {
    const header = request.headers['if-match'];
    if (header === undefined || !unsafe.has(request.method)) return;
    const tags = readIfMatch(header);
    const { url = '', config } = request.routeOptions;
    if (tags !== '*' && (config.unversioned || !resourceAt(url))) throw withoutVersions();
  });
  app.addHook<Row>('preSerialization', async (request, reply, payload) => {
    const resource = resourceAt(request.routeOptions.url ?? '');
    if (resource && isOf(resource, request, reply, payload))
      void reply.header('etag', tagOf(payload, fieldsOf(resource)));
    return payload;
  });
  return async (scope, request, reply) => {
    const resource = resourceAt(request.routeOptions.url ?? '');
    const header = request.headers['if-match'];
    if (!resource || (header === undefined && request.method === 'POST')) return;
    await lockRow(scope, resource, request);
    if (header === undefined) return;
    await compare({ scope, request, reply }, resource, { header, fields: fieldsOf(resource) });
  };
}

const namesIn = (schema: unknown): string[] =>
  Object.keys((schema as { properties?: object } | undefined)?.properties ?? {});

/** The resource itself, asked for or after its change. */
function isOf({ url }: Resource, request: FastifyRequest, reply: FastifyReply, payload: unknown): boolean {
  if (reply.statusCode !== 200 || typeof payload !== 'object' || payload === null) return false;
  if (request.routeOptions.url === url) return ['GET', 'HEAD', 'PUT', 'PATCH'].includes(request.method);
  const { id } = request.params as { id?: string };
  return unsafe.has(request.method) && id !== undefined && (payload as Row).id === id;
}

/** Whoever changes it holds its row: what is compared stays so until the change is committed. */
async function lockRow(scope: Scope, { table }: Resource, { params }: FastifyRequest): Promise<void> {
  const id = (params as { id?: string }).id ?? organizationOf(scope);
  await sql`select id from ${sql.table(table)} where id = ${id}::uuid for no key update`.execute(scope.tx);
}

interface Asking {
  scope: Scope;
  request: FastifyRequest;
  reply: FastifyReply;
}

async function compare(
  asking: Asking,
  resource: Resource,
  { header, fields }: { header: string; fields: readonly string[] },
): Promise<void> {
  const current = await currentOf(asking, resource);
  const tags = readIfMatch(header);
  if (tags === '*' || isVersionOf(tags, current, fields)) return;
  const etag = tagOf(current, fields);
  void asking.reply.header('etag', etag);
  const changed = tags.map((tag) => changedSince(tag, current, fields)).find((names) => names);
  const shown = JSON.parse(asking.reply.serializeInput(current, shapeOf(resource)) as string);
  throw new Problem(412, 'request.version_changed', 'Somebody has changed this since you read it.', {
    extra: { current: shown, ...(changed && { changed }), etag },
  });
}

/** As its GET answers it, to the same person, in this transaction. Throws what the GET would, 404 first of all. */
function currentOf({ scope, request, reply }: Asking, { get, asks }: Resource): Promise<Row> {
  const reading = Object.create(request, {
    read: { value: (work: (scope: Scope) => Promise<unknown>) => work(scope) },
    query: { value: asks ? asks(request.body as never) : {} },
  });
  return (get.handler as (request: FastifyRequest, reply: FastifyReply) => Promise<Row>)(reading, reply);
}

const shapeOf = ({ get }: Resource): Record<string, unknown> =>
  (get.schema?.response as Record<string, Record<string, unknown>> | undefined)?.['200'] ?? {};

const withoutVersions = (): Problem =>
  new Problem(412, 'request.no_versions', 'This has no versions to compare: leave If-Match out.');
