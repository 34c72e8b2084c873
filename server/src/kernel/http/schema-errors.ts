import type { InputError, ProblemParams } from '../problem.ts';

/** What Ajv and TypeBox say of a value that does not fit its schema. */
interface SchemaError {
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
type Said = Omit<InputError, 'path'>;

/** JSON Schema's keywords as codes of ours; `limit` is called by what it is. */
const codes: Record<string, (params: Record<string, unknown>) => { code: string; params?: ProblemParams }> = {
  required: () => ({ code: 'required' }),
  additionalProperties: () => ({ code: 'unknown_property' }),
  type: ({ type }) => ({ code: 'type', params: { type: [type].flat() as string[] } }),
  enum: ({ allowedValues }) => ({
    code: 'enum',
    params: { values: (allowedValues as unknown[]).map(String) },
  }),
  const: () => ({ code: 'invalid' }),
  format: ({ format }) => ({ code: 'format', params: { format: String(format) } }),
  pattern: () => ({ code: 'pattern' }),
  minLength: ({ limit }) =>
    limit === 1 ? { code: 'empty' } : { code: 'too_short', params: { min: Number(limit) } },
  maxLength: ({ limit }) => ({ code: 'too_long', params: { max: Number(limit) } }),
  minimum: ({ limit }) => ({ code: 'minimum', params: { min: Number(limit) } }),
  maximum: ({ limit }) => ({ code: 'maximum', params: { max: Number(limit) } }),
  exclusiveMinimum: ({ limit }) => ({ code: 'above', params: { min: Number(limit) } }),
  exclusiveMaximum: ({ limit }) => ({ code: 'below', params: { max: Number(limit) } }),
  formatMinimum: ({ limit }) => ({ code: 'not_before', params: { date: dateOf(limit) } }),
  formatMaximum: ({ limit }) => ({ code: 'not_after', params: { date: dateOf(limit) } }),
  multipleOf: ({ multipleOf }) => ({ code: 'multiple_of', params: { step: Number(multipleOf) } }),
  minItems: ({ limit }) => ({ code: 'too_few', params: { min: Number(limit) } }),
  maxItems: ({ limit }) => ({ code: 'too_many', params: { max: Number(limit) } }),
  uniqueItems: () => ({ code: 'repeated' }),
  minProperties: () => ({ code: 'empty' }),
};

const dateOf = (limit: unknown): string => String(limit).slice(0, 10);

/** A schema's error as code, parameters and English. A pattern that only asks for something to read means empty. */
export function said({ keyword, params, message = 'is not valid' }: SchemaError): Said {
  if (keyword === 'pattern' && params.pattern === '\\S') return { code: 'empty', message };
  const known = codes[keyword]?.(params) ?? { code: 'invalid' };
  if (keyword === 'additionalProperties') return { ...known, message: 'is not a known property' };
  if (keyword === 'enum')
    return { ...known, message: `must be one of: ${(params.allowedValues as unknown[]).join(', ')}` };
  return { ...known, message };
}
