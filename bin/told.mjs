// Joins what a run of the HTTP tests has noted (BANDEJA_EXCHANGES=FILE) to what the OpenAPI document says of each
// operation: its problem codes and one example. What is there stays, but for operations that are gone and for examples
// that no longer fit.
// Usage: node bin/told.mjs FILE
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anywhere } from '../server/src/kernel/http/operations.ts';
import { readDocument, shapesOf } from '../server/test/document.ts';

const root = join(import.meta.dirname, '..');
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const document = readDocument();
const shapes = shapesOf(document);
const operations = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [
      `${method.toUpperCase()} ${path}`,
      { path, method, operation },
    ]),
  ),
);
/** The shape of a request, or of the answer that is no problem; undefined where there is none. */
function shapeOf({ path, method, operation }, side) {
  const good = Object.keys(operation.responses).find((status) => /^2/.test(status));
  const holder = side === 'request' ? operation.requestBody : operation.responses[good];
  if (holder?.content?.['application/json'] === undefined) return undefined;
  const where = side === 'request' ? 'requestBody' : `responses/${good}`;
  return shapes.check(path, method, where);
}

/** Lists are cut to their first two, and those within them to one. */
function short(value, most = 2) {
  if (Array.isArray(value)) return value.slice(0, most).map((item) => short(item, 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, short(inner, most)]));
}

const size = (value) => JSON.stringify(value ?? null).length;
const roomy = 2_500;
/** The fullest that is not too long to read. */
const better = (a, b) => {
  if (b === undefined) return true;
  const [x, y] = [size(a), size(b)];
  return y > roomy ? x < y : x <= roomy && x > y;
};

const refusals = read('server/src/refusals.json');
const kept = read('server/src/examples.json');
const examples = {};
for (const [name, one] of Object.entries(kept)) if (operations.has(name)) examples[name] = { ...one };
const checks = new Map(
  [...operations].map(([name, one]) => [
    name,
    { request: shapeOf(one, 'request'), response: shapeOf(one, 'response') },
  ]),
);
for (const [name, one] of Object.entries(examples))
  for (const side of ['request', 'response'])
    if (one[side] !== undefined && !checks.get(name)[side]?.(one[side])) delete one[side];
const found = {};
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (line === '') continue;
  const { operation: name, status, sent, body, wrong } = JSON.parse(line);
  if (!operations.has(name)) continue;
  if (wrong && !wrong.startsWith('the code')) console.log(`${name}: ${wrong}`);
  if (status >= 400) {
    const known = [...anywhere, ...operations.get(name).operation['x-problem-codes']];
    if (body?.code && !known.includes(body.code))
      refusals[name] = { ...refusals[name], [status]: [...(refusals[name]?.[status] ?? []), body.code] };
    continue;
  }
  found[name] ??= {};
  for (const [side, value] of [
    ['request', sent],
    ['response', body],
  ]) {
    if (value === undefined || !checks.get(name)[side]) continue;
    const cut = short(value);
    if (better(cut, found[name][side]) && checks.get(name)[side](cut)) found[name][side] = cut;
  }
}
for (const [name, one] of Object.entries(found)) examples[name] = { ...one, ...examples[name] };

const sorted = (value, each = (one) => one) =>
  Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, each(value[key])]),
  );
const once = (codes) => [...new Set(codes)].sort();
const present = Object.fromEntries(Object.entries(refusals).filter(([name]) => operations.has(name)));
const write = (name, value) => writeFileSync(join(root, name), `${JSON.stringify(value, null, 2)}\n`);
write(
  'server/src/refusals.json',
  sorted(present, (one) => sorted(one, once)),
);
write('server/src/examples.json', sorted(examples));
for (const [name, { request, response }] of checks) {
  const missing = [
    request && !examples[name]?.request && 'request',
    response && !examples[name]?.response && 'response',
  ];
  if (missing.some(Boolean)) console.log(`no example: ${name} (${missing.filter(Boolean).join(', ')})`);
}
