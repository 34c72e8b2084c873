// biome-ignore-all lint/suspicious/noExplicitAny: the OpenAPI document is walked as it comes
import { randomUUID } from 'node:crypto';

/* Makes a plausible request for an operation of the OpenAPI document, with ids of one's choice. */

export type Schema = Record<string, unknown> & {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
};
export interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  body: Schema | undefined;
}

/** The id to use where a field or path segment of this name wants one. */
export type IdFor = (name: string) => string;

interface Document {
  paths: Record<string, Record<string, any>>;
  components: { schemas: Record<string, Schema> };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => ({
        method: method.toUpperCase(),
        path,
        parameters: item[method].parameters ?? [],
        body: item[method].requestBody?.content?.['application/json']?.schema,
      })),
  );
}

/** Which kind of thing `{id}` means in a path: the segment before it. */
const kindInPath = (path: string, name: string): string => {
  if (name !== 'id') return name;
  const segments = path.split('/');
  return segments[segments.indexOf('{id}') - 1] as string;
};

/** One of a few words that a segment of the path may be, where it is no id. */
const wordInPath = ({ parameters }: Operation, name: string): string | undefined =>
  parameters.find((one) => one.in === 'path' && one.name === name)?.schema.enum?.[0] as string | undefined;

export function requestFor(operation: Operation, idFor: IdFor, fixed: Record<string, string>) {
  const path = operation.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) =>
      fixed[name] ?? wordInPath(operation, name) ?? idFor(kindInPath(operation.path, name)),
  );
  const query = new URLSearchParams();
  for (const parameter of operation.parameters)
    if (parameter.in === 'query' && (parameter.required || parameter.schema.format === 'uuid'))
      query.set(parameter.name, String(sample(parameter.schema, parameter.name, idFor)));
  const text = query.toString();
  return {
    method: operation.method,
    path: text ? `${path}?${text}` : path,
    body: operation.body && (sample(operation.body, '', idFor) as object),
  };
}

function sample(schema: Schema, name: string, idFor: IdFor): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0] as Schema, name, idFor);
  if (schema.type === 'object') {
    const properties = Object.entries(schema.properties ?? {});
    const wanted = properties.filter(([key, inner]) => schema.required?.includes(key) || holdsId(inner));
    return Object.fromEntries(wanted.map(([key, inner]) => [key, sample(inner, key, idFor)]));
  }
  if (schema.type === 'array')
    return holdsId(schema.items ?? {}) || (schema.minItems ?? 0) > 0
      ? [sample(schema.items as Schema, name, idFor)]
      : [];
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return true;
  return sampleText(schema, name, idFor);
}

const holdsId = (schema: Schema): boolean =>
  schema.format === 'uuid' ||
  (schema.anyOf ?? []).some(holdsId) ||
  (schema.type === 'array' && holdsId(schema.items ?? {})) ||
  (schema.type === 'object' && Object.values(schema.properties ?? {}).some(holdsId));

const instants: Record<string, string> = { until: '2026-03-20T00:00:00Z', ends_at: '2026-03-12T20:00:00Z' };
const dates: Record<string, string> = {
  ends_on: '2026-03-25',
  until: '2026-03-20',
  until_date: '2026-03-25',
};
const texts: Record<string, string> = { timezone: 'Europe/Madrid', closes_at: '21:00', ends_at: '21:00' };

function sampleText(schema: Schema, name: string, idFor: IdFor): string {
  if (schema.format === 'uuid') return idFor(name);
  if (schema.format === 'date-time') return instants[name] ?? '2026-03-12T18:00:00Z';
  if (schema.format === 'date') return dates[name] ?? '2026-03-12';
  if (schema.format === 'email') return `${randomUUID()}@example.test`;
  if (schema.pattern?.includes('[A-Z]{3}')) return 'EUR';
  if (schema.pattern?.includes('[01][0-9]')) return texts[name] ?? '09:00';
  if (schema.pattern?.includes('#')) return '#123456';
  return texts[name] ?? `sample ${randomUUID().slice(0, 8)}`;
}
