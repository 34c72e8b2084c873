import { appendFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { anywhere } from '../src/kernel/http/operations.ts';
import { readDocument, shapesOf } from './document.ts';

/*
 * Every answer that an HTTP test receives is held against the OpenAPI document, by a validator that knows nothing of
 * the server: what integrators are told is what they get.
 */
export interface Exchange {
  method: string;
  /** With its query. */
  path: string;
  status: number;
  type: string | null;
  text: string;
  /** What the text says, where it is JSON. */
  body: unknown;
  /** The request's JSON, where it had some. */
  sent?: string | undefined;
}

interface Operation {
  name: string;
  path: string;
  method: string;
  pattern: RegExp;
  responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>;
  'x-problem-codes': readonly string[];
}

const checkers = new Map<string, ValidateFunction>();
let known: { operations: Map<string, Operation[]>; shapes: ReturnType<typeof shapesOf> } | undefined;

function load() {
  const document = readDocument();
  const operations = new Map<string, Operation[]>();
  // A segment that is a word comes before one that stands for anything.
  const paths = Object.keys(document.paths).sort((a, b) =>
    a.replaceAll('{', '~') < b.replaceAll('{', '~') ? -1 : 1,
  );
  for (const path of paths)
    for (const [method, told] of Object.entries<Operation>(document.paths[path])) {
      const name = `${method.toUpperCase()} ${path}`;
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      const all = operations.get(method.toUpperCase()) ?? [];
      operations.set(method.toUpperCase(), [...all, { ...told, name, path, method, pattern }]);
    }
  return { operations, shapes: shapesOf(document) };
}

/** Throws where an answer is other than the document says. What the document does not have is not judged. */
export function checkAnswer(exchange: Exchange): void {
  known ??= load();
  const path = exchange.path.split('?')[0] as string;
  const operation = known.operations.get(exchange.method)?.find(({ pattern }) => pattern.test(path));
  if (operation === undefined) return;
  const wrong = wrongWith(operation, exchange, known.shapes);
  // Whoever notes wants to see all that is not declared yet.
  if (process.env.BANDEJA_EXCHANGES) note(operation.name, exchange, wrong);
  else if (wrong) throw new Error(`${operation.name} answered other than client/openapi.json says: ${wrong}`);
}

function wrongWith(
  { name, path, method, responses, 'x-problem-codes': codes }: Operation,
  { status, type, text, body }: Exchange,
  shapes: ReturnType<typeof shapesOf>,
): string | undefined {
  if (status === 304) return undefined;
  const key = String(status) in responses ? String(status) : 'default';
  if (key === 'default' && status < 400) return `${status} is not declared`;
  const content = responses[key]?.content ?? {};
  const mediaType = type?.split(';')[0]?.trim() ?? '';
  if (text === '') return Object.keys(content).length > 0 ? `${status} without a body` : undefined;
  if (!(mediaType in content))
    return `${status} is ${mediaType || 'of no type'}, not ${Object.keys(content)}`;
  if (!mediaType.endsWith('json')) return undefined;
  const at = `${name} ${key} ${mediaType}`;
  const check = checkers.get(at) ?? shapes.check(path, method, `responses/${key}`, mediaType);
  checkers.set(at, check);
  const fits = check(body);
  if (!fits) return `${status} ${shapes.errorsText(check)}`;
  if (status < 400 || isByChance()) return undefined;
  return undeclared((body as { code: string }).code, [...codes, ...anywhere]);
}

/** Where requests are made by chance, or many at once, so is what they are refused with: it need not be declared. */
const isByChance = (): boolean => /races?\.|histories|fuzz/.test(expect.getState().testPath ?? '');

const undeclared = (code: string, declared: readonly string[]) =>
  declared.includes(code) ? undefined : `the code ${code} is not declared (server/src/refusals.json)`;

/** What went to and fro, a line of JSON each, in the file that BANDEJA_EXCHANGES names. */
function note(operation: string, { status, text, sent, body }: Exchange, wrong: string | undefined): void {
  const file = process.env.BANDEJA_EXCHANGES as string;
  const told = typeof body === 'object' && text.length < 20_000 ? body : undefined;
  appendFileSync(
    file,
    `${JSON.stringify({ operation, status, sent: sent && parsed(sent), body: told, wrong })}\n`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
