import { Ajv, type ErrorObject } from 'ajv';
import { type TSchema, Type } from 'typebox';
import { expect, test } from 'vitest';
import { said } from './schema-errors.ts';
import { Email, Int, Name, OneOf, Strict } from './types.ts';

const ajv = new Ajv({ allErrors: true, strict: false, formats: { email: /@/ } });

/** What is said of `value` where it does not fit. */
function saidOf(schema: TSchema, value: unknown) {
  const fits = ajv.compile(schema);
  fits(value);
  return (fits.errors as ErrorObject[]).map((error) => {
    const { message: _, ...coded } = said(error);
    return coded;
  });
}

test.each<[string, TSchema, unknown, object]>([
  [
    'a text that is too long',
    Type.String({ maxLength: 3 }),
    'four',
    { code: 'too_long', params: { max: 3 } },
  ],
  [
    'one that is too short',
    Type.String({ minLength: 8 }),
    'short',
    { code: 'too_short', params: { min: 8 } },
  ],
  ['an address', Email(), 'nobody', { code: 'format', params: { format: 'email' } }],
  ['a number that is too small', Int({ minimum: 1 }), 0, { code: 'minimum', params: { min: 1 } }],
  ['one that is too large', Int({ maximum: 7 }), 8, { code: 'maximum', params: { max: 7 } }],
  ['another type', Type.Boolean(), 'yes', { code: 'type', params: { type: ['boolean'] } }],
  ['another choice', OneOf(['es', 'en']), 'fr', { code: 'enum', params: { values: ['es', 'en'] } }],
  ['what is missing', Strict({ name: Name() }), {}, { code: 'required' }],
  ['what is not known', Strict({}), { nope: 1 }, { code: 'unknown_property' }],
  [
    'a list that is too long',
    Type.Array(Type.Any(), { maxItems: 1 }),
    [1, 2],
    { code: 'too_many', params: { max: 1 } },
  ],
])('%s has a code and what its sentence needs', (_what, schema, value, coded) => {
  expect(saidOf(schema, value)).toEqual([coded]);
});

test('a name without a letter is empty, however JSON Schema puts it', () => {
  expect(saidOf(Name(), '   ')).toEqual([{ code: 'empty' }]);
});

test('a keyword that has no code yet is not valid', () => {
  expect(said({ keyword: 'contains', params: {} })).toEqual({ code: 'invalid', message: 'is not valid' });
});
