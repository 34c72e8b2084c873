import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createApp } from '../../app.ts';
import { createAuth } from '../../kernel/auth.ts';
import { openBus } from '../../kernel/bus.ts';
import { openDatabase } from '../../kernel/db/database.ts';
import { openApiDocument } from '../../kernel/http/openapi.ts';
import { createMailer } from '../../kernel/mail.ts';
import { systemClock } from '../../kernel/time/index.ts';
import { version } from '../../version.ts';

const nowhere = 'http://localhost';
const secret = 'nothing is signed here, ever: 32+';

/** The OpenAPI document of the routes as they are, with its keys in a stable order. */
export async function apiDocument(appUrl: string): Promise<object> {
  const db = openDatabase({ url: appUrl });
  const bus = await openBus(appUrl);
  const mailer = createMailer(undefined, '');
  const auth = createAuth({
    db,
    secret,
    publicUrl: nowhere,
    mailer,
    log: () => {},
  });
  const app = await createApp({
    ...{ db, bus, auth, mailer, clock: systemClock, secret, publicUrl: nowhere, version },
    ...{ logLevel: 'silent', requestsPerMinute: 1_000 },
  });
  try {
    await app.ready();
    return sorted(openApiDocument(app));
  } finally {
    await app.close();
    await bus.close();
    await db.close();
  }
}

/** Paths and shapes by name; everything inside them in the order of the source. */
function sorted(document: Record<string, unknown>): object {
  const components = document.components as Record<string, object>;
  return {
    ...document,
    paths: byName(document.paths as object),
    components: { ...components, schemas: byName(components.schemas ?? {}) },
  };
}

const byName = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

interface OpenApiTypeScript {
  default(document: object): Promise<unknown>;
  astToString(ast: unknown): string;
}

/** The client's types. openapi-typescript lives with the client: it needs the compiler API of TypeScript 5. */
export async function clientTypes(document: object): Promise<string> {
  const client = createRequire(new URL('../../../../client/package.json', import.meta.url));
  const tool: OpenApiTypeScript = await import(
    pathToFileURL(client.resolve('openapi-typescript/dist/index.mjs')).href
  );
  const ast = await tool.default(withoutTales(document as never));
  return `// Written by \`bandeja generate\` from openapi.json.\n\n${tool.astToString(ast)}`;
}

/** The document without what is only read by people: types of it would say the same twice. */
function withoutTales(document: { paths: Record<string, Record<string, Record<string, unknown>>> }): object {
  const copy = structuredClone(document);
  for (const operations of Object.values(copy.paths))
    for (const operation of Object.values(operations)) {
      delete operation.operationId;
      delete operation.description;
      for (const content of contentsOf(operation)) delete content.example;
      const responses = operation.responses as Record<string, { description: string }>;
      if (responses.default) responses.default.description = 'A problem';
      for (const status of Object.keys(responses)) if (status.startsWith('4')) delete responses[status];
    }
  return copy;
}

/** What an operation takes and what it answers, by nothing in particular. */
function contentsOf(operation: Record<string, unknown>): Record<string, unknown>[] {
  const holders = [operation.requestBody, ...Object.values(operation.responses as object)];
  return holders.flatMap((holder) =>
    Object.values((holder as { content?: object } | undefined)?.content ?? {}),
  );
}
