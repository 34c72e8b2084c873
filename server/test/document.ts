import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/* The OpenAPI document as it lies there, and a validator of its shapes that knows nothing of the server. */
const id = 'openapi.json';
export const readDocument = () =>
  JSON.parse(readFileSync(new URL('../../client/openapi.json', import.meta.url), 'utf8'));

const pointed = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Makes the check of what an operation takes (`requestBody`) or answers (`responses/200`) as `type`. */
export function shapesOf(document: object) {
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, id);
  return {
    check: (path: string, method: string, where: string, type = 'application/json'): ValidateFunction =>
      ajv.compile({
        $ref: `${id}#/paths/${pointed(path)}/${method}/${where}/content/${pointed(type)}/schema`,
      }),
    errorsText: (check: ValidateFunction): string => ajv.errorsText(check.errors, { dataVar: '' }),
  };
}
