import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifyInstance } from 'fastify';
import { type InputError, Problem } from '../problem.ts';
import { compareDates, isLocalDate } from '../time/index.ts';
import { onceForEach } from './compiled.ts';
import { readIds, withIds } from './ids.ts';
import { said } from './schema-errors.ts';

/** Bodies are taken at their word; query and path come as text, so numbers and booleans are read from it. */
// The precision lets 4.35 be a multiple of 0.01, which binary fractions deny.
const common = { allErrors: true, useDefaults: true, strict: false, multipleOfPrecision: 6 } as const;
const strict = new Ajv(common);
const reading = new Ajv({ ...common, coerceTypes: 'array' });
for (const ajv of [strict, reading]) {
  addFormats.default(ajv, { keywords: true });
  readIds(ajv);
  ajv.addFormat('date', { validate: isLocalDate, compare: compareDates });
}

const parts: Record<string, string> = {
  body: '',
  querystring: 'query.',
  params: 'params.',
  headers: 'headers.',
};

const reader = (ajv: Ajv) => onceForEach((schema) => ajv.compile(withIds(schema) as object));
const [readBody, readText] = [reader(strict), reader(reading)];
const writer = onceForEach((schema) => fastJsonStringify(schema));

export function useStrictValidation(app: FastifyInstance): void {
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? readBody : readText)(schema));
  app.setSerializerCompiler(({ schema }) => writer(schema));
  app.setSchemaErrorFormatter((errors, part) => {
    const all = errors as unknown as ErrorObject[];
    const telling = all.filter((error) => !['anyOf', 'if'].includes(error.keyword));
    const list = (telling.length > 0 ? telling : all).map((error) => inputError(error, part));
    const first = list.slice(0, 5).map(({ path, message }) => `${path} ${message}`);
    return new Problem(400, 'request.invalid', first.join('; '), { errors: list });
  });
  app.addHook('preValidation', (request, _reply, done) => {
    refuseUnstorable(request.body, '');
    done();
  });
}

function inputError(error: ErrorObject, part: string): InputError {
  const prefix = parts[part] ?? '';
  const field =
    error.keyword === 'required'
      ? `${error.instancePath}/${error.params.missingProperty}`
      : error.keyword === 'additionalProperties'
        ? `${error.instancePath}/${error.params.additionalProperty}`
        : error.instancePath;
  return { path: prefix ? prefix + field.slice(1) : field, ...said(error) };
}

const maxDepth = 20;
/** More than any of our shapes holds. */
const maxValues = 50_000;

/**
 * NUL bytes and broken surrogates cannot be stored, bottomless nesting and a mountain of values not be judged: said so
 * where they enter, instead of failing further in.
 */
export function refuseUnstorable(value: unknown, path: string): void {
  walk(value, path, { depth: 0, seen: { values: 0 } });
}

function walk(value: unknown, path: string, at: { depth: number; seen: { values: number } }): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw notStorable(path || '/');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (at.depth > maxDepth) throw tooMuch('The body is nested too deeply.');
  for (const [key, inner] of Object.entries(value)) {
    if (++at.seen.values > maxValues) throw tooMuch('The body holds too many values.');
    if (key.includes('\0') || !key.isWellFormed()) throw notStorable(path || '/');
    walk(inner, path.endsWith('.') ? path + key : `${path}/${key}`, { ...at, depth: at.depth + 1 });
  }
}

const tooMuch = (message: string) => new Problem(400, 'request.invalid', message);

const notStorable = (path: string) =>
  new Problem(400, 'request.invalid', 'Text must not contain NUL or broken characters.', {
    errors: [{ path, code: 'not_storable', message: 'contains a NUL byte or a broken character' }],
  });
