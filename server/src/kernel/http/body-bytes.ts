/** As much of JSON Schema as our shapes of requests use. */
interface Shape {
  type?: string;
  format?: string;
  maxLength?: number;
  maxItems?: number;
  enum?: unknown[];
  anyOf?: Shape[];
  items?: Shape;
  properties?: Record<string, Shape>;
}

const bytesOfFormat: Record<string, number> = { uuid: 38, date: 12, 'date-time': 42 };
/** A pattern, a time, a number: nothing that has no length of its own is longer. */
const short = 40;

/** How many bytes the longest JSON that fits a schema takes, every character being one of four bytes. */
export function bodyBytes(schema: unknown): number {
  const { type, format = '', maxLength, maxItems = 0, items, properties, ...rest } = schema as Shape;
  if (rest.anyOf) return Math.max(...rest.anyOf.map(bodyBytes));
  if (rest.enum) return Math.max(...rest.enum.map((value) => JSON.stringify(value).length));
  if (type === 'string')
    return maxLength === undefined ? (bytesOfFormat[format] ?? short) : 4 * maxLength + 2;
  if (type === 'array') return 2 + maxItems * (1 + (items ? bodyBytes(items) : short));
  if (type !== 'object') return short;
  return Object.entries(properties ?? {}).reduce(
    (sum, [key, one]) => sum + key.length + 4 + bodyBytes(one),
    2,
  );
}
