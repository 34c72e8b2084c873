import { type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { mostBytes } from '../files/table.ts';
import type { ProblemParams } from '../problem.ts';
import { calendar } from '../time/index.ts';

/** An object that refuses what it does not know. Every body, query and params shape is made with this. */
export const Strict = <P extends TProperties>(
  properties: P,
  options: { title?: string; description?: string } = {},
): TObject<P> => Type.Object(properties, { additionalProperties: false, ...options });

/** A shape that responses share; `title` names it in the OpenAPI document. */
export const Shape = <P extends TProperties>(title: string, properties: P): TObject<P> =>
  Type.Object(properties, { title, additionalProperties: false });

const maxInteger = 2_147_483_647;
/** A whole number that PostgreSQL's integer can hold. */
export const Int = (
  options: { minimum?: number; maximum?: number; description?: string; default?: number } = {},
) => Type.Integer({ minimum: -maxInteger, maximum: maxInteger, ...options });
/** Money in minor units (cents), never negative. */
export const Minor = (description = 'Minor units of the currency') =>
  Int({ minimum: 0, maximum: 1_000_000_000, description });
export const Text = (
  options: { minLength?: number; maxLength?: number; description?: string; default?: string } = {},
) => Type.String({ maxLength: 2_000, ...options });
/** A name that a person reads: not empty. */
export const Name = (maxLength = 200) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
/** Why somebody does it: words, not blanks. */
export const Reason = (description = '') =>
  Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', ...(description && { description }) });
export const Id = (description = '') => Type.String({ format: 'uuid', ...(description && { description }) });
export const Instant = (description = 'RFC 3339') =>
  Type.String({
    format: 'date-time',
    maxLength: 40,
    formatMinimum: `${calendar.first}T00:00:00Z`,
    formatMaximum: `${calendar.last}T23:59:59Z`,
    description,
  });
export const LocalDate = (description = 'YYYY-MM-DD, club wall time') =>
  Type.String({
    format: 'date',
    maxLength: 10,
    formatMinimum: calendar.first,
    formatMaximum: calendar.last,
    description,
  });
/** A date of the years 1 to 9999, where nothing is counted from it. */
export const AnyDate = (description = 'YYYY-MM-DD, club wall time') =>
  Type.String({ format: 'date', maxLength: 10, description });
export const LocalTime = (description = 'HH:MM, club wall time') =>
  Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$', description });
export const Currency = () => Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });
export const Email = () => Type.String({ format: 'email', maxLength: 254 });
export const Locale = () => OneOf(['es', 'en']);
export const Color = () => Type.String({ pattern: '^#[0-9a-fA-F]{6}$' });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** One of the seed's keys. */
export const OneOf = <const V extends readonly string[]>(values: V, description = '') =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...(description && { description }) });
export const Abilities = <const K extends string>(...names: K[]) =>
  Type.Object(
    Object.fromEntries(names.map((name) => [name, Type.Boolean()])) as Record<
      K,
      ReturnType<typeof Type.Boolean>
    >,
    {
      additionalProperties: false,
      description: 'What the one who asks may do with this row',
    },
  );

export const IdParams = Strict({ id: Id() });

/** What every list answers. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object(
    { results: Type.Array(item), next_cursor: Nullable(Type.String()) },
    { additionalProperties: false },
  );
/** What every list may be asked. */
/** What is looked for; see kernel/search.ts. */
export const SearchText = (description: string) => Type.Optional(Text({ maxLength: 100, description }));

export const pageQuery = {
  limit: Type.Optional(
    Int({ minimum: 1, maximum: 200, description: 'At most this many rows; 50 unless told' }),
  ),
  // As long as one with a name of 200 letters may be.
  cursor: Type.Optional(Type.String({ maxLength: 1_200, description: 'next_cursor of the page before' })),
};

/** What the sentence about a code needs besides the code. */
export const Params = Type.Unsafe<ProblemParams>({
  type: 'object',
  additionalProperties: {
    anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: { type: 'string' } }],
  },
});

/** A file of at most 10 MiB, as base64. */
export const FileBytes = () =>
  Type.String({
    minLength: 4,
    maxLength: Math.ceil(mostBytes / 3) * 4,
    pattern: '^[A-Za-z0-9+/]+={0,2}$',
    description: 'The bytes of a .csv or .xlsx file, at most 10 MiB, as base64',
  });

/** By which people will know the import again. */
export const FileName = () => Text({ maxLength: 200, description: 'What the file is called' });

/** What a reader says that the columns of their file are. */
export const ChosenColumns = () =>
  Type.Record(Text({ maxLength: 200 }), Nullable(Text({ maxLength: 50 })), {
    maxProperties: 100,
    description: 'Which column of ours each column of the file is, by its heading; null leaves it out',
  });

export const SheetName = () =>
  Text({ maxLength: 200, description: 'Of a workbook: which sheet; the first that holds rows unless told' });

/** Room for a file as base64, and for what is said beside it. */
export const fileBodyLimit = Math.ceil(mostBytes / 3) * 4 + 65_536;
