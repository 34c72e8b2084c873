import { type TSchema, Type } from 'typebox';
import { OneOf, Params } from './types.ts';

/** Every code that an answer may carry; the page that lists them is `src/problems.ts`. */
export interface ProblemCodes {
  /** Of the problem itself, with the names of the parameters that come with some of them. */
  problems: Readonly<Record<string, readonly string[]>>;
  /** Of one refused field. */
  fields: Readonly<Record<string, readonly string[]>>;
}

/** The shape of a problem in the OpenAPI document. `x-params` says what may come with a code. */
export const problemShape = ({ problems, fields }: ProblemCodes): TSchema =>
  Type.Object(
    {
      type: Type.String(),
      title: Type.String(),
      status: Type.Integer(),
      code: coded('Stable, dotted', problems),
      params: Type.Optional(Params),
      detail: Type.String({ description: 'English, for logs and for codes that are not known' }),
      request_id: Type.Optional(Type.String()),
      errors: Type.Optional(
        Type.Array(
          Type.Object({
            path: Type.String({
              description: 'A JSON pointer into the body, or `query.x`, `params.x`, `headers.x`',
            }),
            code: coded('What is wrong with it', fields),
            params: Type.Optional(Params),
            message: Type.String(),
          }),
        ),
      ),
      more_errors: Type.Optional(
        Type.Integer({ description: 'How many more fields were refused than `errors` tells of' }),
      ),
    },
    { title: 'Problem', description: 'RFC 9457 problem details', additionalProperties: true },
  );

function coded(description: string, codes: ProblemCodes['problems']): TSchema {
  const withParams = Object.fromEntries(Object.entries(codes).filter(([, params]) => params.length > 0));
  return { ...OneOf(Object.keys(codes)), description, 'x-params': withParams } as TSchema;
}
