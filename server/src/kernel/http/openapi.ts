import { createHash } from 'node:crypto';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { maxIfMatch } from './entity-tags.ts';
import { type Told, tellOperations } from './operations.ts';
import { type ProblemCodes, problemShape } from './problem-shape.ts';

type Json = Record<string, unknown>;

declare module 'fastify' {
  interface FastifyInstance {
    problemShape: TSchema;
    told: () => Told;
  }
}

/** OpenAPI 3.1 from the routes' own schemas, at /api/openapi.json, with readable pages at /api/docs. */
export async function useOpenApi(
  app: FastifyInstance,
  { version, problemCodes, told }: { version: string; problemCodes: ProblemCodes; told: () => Told },
): Promise<void> {
  app.decorate('problemShape', problemShape(problemCodes));
  app.decorate('told', told);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bandeja',
        version,
        description:
          'The class desk of a padel club. Errors are RFC 9457 problem+json with a stable `code`. Lists answer `results` and `next_cursor`. Name the organization of a request in the `Bandeja-Organization` header. A resource that can be changed is sent with a strong ETag; send it back as `If-Match` with a change, and nobody else’s is overwritten. `Idempotency-Key` makes a POST safe to repeat.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'The installation that the document is read from' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'bandeja.session_token' },
          bearer: { type: 'http', scheme: 'bearer', description: 'Of a sign-in' },
          token: {
            type: 'http',
            scheme: 'bearer',
            description:
              'An API token (`bandeja_…`), made under Settings: acts as the member who made it, in its organization, within its scopes (`x-permission`)',
          },
        },
      },
      security: [{ session: [] }, { bearer: [] }, { token: [] }],
    },
    transform: ({ schema, url, route }) => {
      const permission = route.config?.permission;
      const hidden = url.startsWith('/api/docs') || !url.startsWith('/api/');
      return {
        url,
        schema: {
          ...(schema as Json),
          ...(hidden && { hide: true }),
          ...(permission && { 'x-permission': permission }),
          ...(route.config?.versioned && { 'x-versioned': true }),
          ...(route.config?.unversioned && { 'x-versioned': false }),
        } as never,
      };
    },
    transformObject: (document) =>
      'openapiObject' in document ? (document.openapiObject as never) : (document.swaggerObject as never),
  });
  // Made once, when somebody wants it: it reads files, and all routes.
  let whole: Json | undefined;
  const document = () => {
    whole ??= openApiDocument(app);
    return whole;
  };
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'none', deepLinking: true },
    transformSpecification: document,
  });
  // Made once, its tag too: whoever asks a thousand times must not have it made a thousand times.
  const made: { document?: Buffer; etag?: string } = {};
  app.get(
    '/api/openapi.json',
    { config: { permission: 'public' }, schema: { hide: true } },
    (_request, reply) => {
      made.document ??= Buffer.from(JSON.stringify(document()));
      made.etag ??= `W/"${createHash('sha256').update(made.document).digest('base64url').slice(0, 22)}"`;
      return reply.header('etag', made.etag).type('application/json; charset=utf-8').send(made.document);
    },
  );
}

/** The document, with every titled shape under components and every operation's errors declared. */
export function openApiDocument(app: FastifyInstance): Json {
  const document = structuredClone(app.swagger()) as Json & {
    components: { schemas?: Json };
    paths: Record<string, Json>;
  };
  const schemas: Json = {};
  document.components.schemas = schemas;
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path) as Json[]) {
      const responses = (operation.responses ?? {}) as Json;
      operation.responses = responses;
      responses.default = {
        description: 'A problem',
        content: { 'application/problem+json': { schema: app.problemShape } },
      };
    }
  tellVersions(document.paths);
  tellOperations(document.paths, app.told());
  document.paths = hoist(document.paths, schemas) as Record<string, Json>;
  return document;
}

const ifMatch = {
  in: 'header',
  name: 'If-Match',
  required: false,
  schema: { type: 'string', maxLength: maxIfMatch },
  description:
    'The ETag that its GET sent: 412 `request.version_changed`, with `current` and `changed`, when what can be changed is other than then',
};

/** Where a resource has versions, every change under its address takes If-Match. */
function tellVersions(paths: Record<string, Json>): void {
  const versioned = Object.keys(paths).filter((path) => 'x-versioned' in ((paths[path]?.get ?? {}) as Json));
  for (const [path, operations] of Object.entries(paths)) {
    if (!versioned.some((one) => path.startsWith(one))) continue;
    for (const method of ['put', 'patch', 'delete', 'post']) {
      const operation = operations[method] as Json | undefined;
      if (operation && operation['x-versioned'] !== false)
        operation.parameters = [...((operation.parameters as Json[]) ?? []), ifMatch];
    }
  }
}

/** Words of our validator that OpenAPI does not have. */
const outside: Record<string, string> = {
  formatMinimum: 'x-format-minimum',
  formatMaximum: 'x-format-maximum',
};

/** Moves each shape that has a title to components.schemas and leaves a reference: integrators get names. */
function hoist(value: unknown, schemas: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => hoist(item, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === 'example' ? [key, inner] : [outside[key] ?? key, hoist(inner, schemas)],
    ),
  );
  const { title } = copy;
  if (typeof title !== 'string' || !('type' in copy)) return copy;
  const known = schemas[title];
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(copy))
    throw new Error(`two different shapes are titled ${title}`);
  schemas[title] = copy;
  return { $ref: `#/components/schemas/${title}` };
}
