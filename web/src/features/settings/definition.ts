/**
 * How a setting is entered, read from the JSON schema that the server sends with it. `decimals`: how many of its digits
 * stand behind the point.
 */
export type Field =
  | { kind: 'boolean' }
  | {
      kind: 'integer';
      minimum: number;
      maximum: number;
      unit: string | null;
      noLimit?: true;
      decimals?: number;
      currency?: string;
    }
  | { kind: 'choice'; values: string[] }
  | { kind: 'text'; maximum: number }
  | { kind: 'integers'; minimum: number; maximum: number; maxItems: number; decimals?: number }
  | { kind: 'other' };

interface JsonSchema {
  type?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  maxLength?: number;
  description?: string;
  items?: JsonSchema;
}

/** Units of what is at most so many: the highest number is no limit. */
const limits: readonly string[] = ['make_ups'];

const WIDEST = 1_000_000;

/** @param currency that amounts are in */
export function fieldOf(schema: unknown, currency = 'EUR'): Field {
  const {
    type,
    enum: values,
    minimum = 0,
    maximum = WIDEST,
    maxItems = 100,
    maxLength = 200,
    description,
    items,
  } = schema as JsonSchema;
  if (values) return { kind: 'choice', values: values.map(String) };
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'string') return { kind: 'text', maximum: maxLength };
  if (type === 'integer')
    return {
      kind: 'integer',
      ...{ minimum, maximum, unit: description ?? null },
      ...(limits.includes(description ?? '') && { noLimit: true as const }),
      ...(description === 'basis_points' && { decimals: 2 }),
      ...(description === 'minor_units' && { decimals: digitsOf(currency), currency }),
    };
  if (type === 'array' && items?.type === 'integer')
    return {
      ...{ kind: 'integers', minimum: items.minimum ?? 0, maximum: items.maximum ?? WIDEST, maxItems },
      ...(items.description === 'basis_points' && { decimals: 2 }),
    };
  return { kind: 'other' };
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** What is a whole number but for the machine; else itself. */
const whole = (number: number): number =>
  Math.abs(number - Math.round(number)) < 1e-6 ? Math.round(number) : number;

/** `24, 2` → [24, 2]; with decimals `5 12.5` → [500, 1250]; null for anything that is no list of such numbers. */
export function integersOf(
  text: string,
  field: { minimum: number; maximum: number; maxItems: number; decimals?: number },
): number[] | null {
  const { decimals = 0 } = field;
  // With decimals a comma may be theirs: what separates is then a space or a semicolon.
  const words = text.split(decimals > 0 ? /[\s;]+|,\s+/ : /[\s,;]+/).filter(Boolean);
  const numbers = words.map((word) => whole(Number(word.replace(',', '.')) * 10 ** decimals));
  const right = numbers.every((one) => Number.isInteger(one) && one >= field.minimum && one <= field.maximum);
  return right && numbers.length <= field.maxItems ? numbers : null;
}
