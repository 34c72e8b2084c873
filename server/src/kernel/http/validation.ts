import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { type InputError, Problem } from '../problem.ts';
import { isLocalDate } from '../time/index.ts';
import { said } from './schema-errors.ts';

/** Bodies are taken at their word; query and path come as text, so numbers and booleans are read from it. */
// The precision lets 4.35 be a multiple of 0.01, which binary fractions deny.
const common = { allErrors: true, useDefaults: true, strict: false, multipleOfPrecision: 6 } as const;
const strict = new Ajv(common);
const reading = new Ajv({ ...common, coerceTypes: 'array' });
for (const ajv of [strict, reading]) addFormats.default(ajv).addFormat('date', isLocalDate);

const parts: Record<string, string> = {
  body: '',
  querystring: 'query.',
  params: 'params.',
  headers: 'headers.',
};

export function useStrictValidation(app: FastifyInstance): void {
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : reading).compile(schema as object),
  );
  app.setSchemaErrorFormatter((errors, part) => {
    const list = (errors as unknown as ErrorObject[]).filter(
      (error) => !['anyOf', 'if'].includes(error.keyword),
    );
    const shown = (list.length > 0 ? list : (errors as unknown as ErrorObject[])).map((error) =>
      inputError(error, part),
    );
    return new Problem(400, 'request.invalid', shown.map((e) => `${e.path} ${e.message}`).join('; '), {
      errors: shown,
    });
  });
  // Before anybody asks the database who this is and which organization an address names.
  app.addHook('onRequest', (request, _reply, done) => {
    refuseUnstorable(request.query, 'query.');
    refuseUnstorable(request.params, 'params.');
    done();
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

/** NUL bytes, broken surrogates and bottomless nesting cannot be stored; say so instead of failing in the database. */
function refuseUnstorable(value: unknown, path: string, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new Problem(400, 'request.invalid', 'Text must not contain NUL or broken characters.', {
        errors: [
          { path: path || '/', code: 'not_storable', message: 'contains a NUL byte or a broken character' },
        ],
      });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > maxDepth) throw new Problem(400, 'request.invalid', 'The body is nested too deeply.');
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes('\0')) throw new Problem(400, 'request.invalid', 'Names must not contain NUL.');
    refuseUnstorable(inner, path.endsWith('.') ? path + key : `${path}/${key}`, depth + 1);
  }
}
