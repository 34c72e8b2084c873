import { describe, expect, test } from 'vitest';
import { readDocument, shapesOf } from './document.ts';

/* What an integrator reads of every operation, before any server is asked. */
const document = readDocument();
const shapes = shapesOf(document);

interface Content {
  example?: unknown;
  schema: { type?: string };
}
interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  'x-problem-codes': string[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { content?: Record<string, Content> }>;
}
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, method, operation })),
);
describe('every operation of the OpenAPI document', () => {
  test('has a name of its own, a summary, a description, a tag, and the codes that it refuses with', () => {
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    const wanting = operations.filter(
      ({ operation: one }) =>
        !one.summary ||
        one.description.length <= one.summary.length ||
        one.tags.length === 0 ||
        !Array.isArray(one['x-problem-codes']),
    );
    expect(wanting.map(({ name }) => name)).toEqual([]);
  });

  test('shows a request and an answer that fit its shapes', () => {
    const wrong: string[] = [];
    let shown = 0;
    for (const { name, path, method, operation } of operations) {
      const good = Object.keys(operation.responses).find((status) => /^2/.test(status));
      for (const [holder, where] of [
        [operation.requestBody, 'requestBody'],
        [operation.responses[good ?? ''], `responses/${good}`],
      ] as const) {
        const content = holder?.content?.['application/json'];
        if (!content) continue;
        if (content.example === undefined) {
          wrong.push(`${name} has no example of its ${where}`);
          continue;
        }
        shown += 1;
        const fits = shapes.check(path, method, where);
        if (!fits(content.example)) wrong.push(`${name} ${where}: ${shapes.errorsText(fits)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(400);
  });
});
