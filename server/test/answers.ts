import { expect } from 'vitest';

/** The body of an answer that has to be a good one; what it says where it is not. */
export async function ok(answer: Promise<{ status: number; body: unknown }>, status = 200) {
  const { status: got, body } = await answer;
  expect(got, JSON.stringify(body)).toBe(status);
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any shape
  return body as any;
}
