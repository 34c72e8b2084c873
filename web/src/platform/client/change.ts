import type { QueryClient } from '@tanstack/react-query';
import { intents } from './client.ts';
import type { Base } from './edit.ts';

/** One write of the API, as a feature's api names it. */
export interface Change<Input, Output> {
  write: (input: Input, base?: Base) => Promise<Output>;
  /** What the form was made of that sends it: only that is written over. */
  base?: Base;
  /** The first elements of the query keys that it touches. */
  stale: readonly string[];
  /** Shows it before there is an answer; returns how to take that back. */
  expect?: ((queryClient: QueryClient, input: Input) => Promise<() => void>) | undefined;
}

export const change = <Input, Output>(
  write: Change<Input, Output>['write'],
  stale: readonly string[],
  expect?: Change<Input, Output>['expect'],
): Change<Input, Output> => ({ write, stale, expect });

/** The change, of a form that was made of `base`. */
export const over = <Input, Output>(it: Change<Input, Output>, base: Base): Change<Input, Output> => ({
  ...it,
  base,
});

export type Send = <Input, Output>(change: Change<Input, Output>, input: Input) => Promise<Output>;

/** Over when what is on screen has been asked for again. A refusal asks too, and waits for nothing. */
export async function sendChange<Input, Output>(
  queryClient: QueryClient,
  { write, stale, expect, base }: Change<Input, Output>,
  input: Input,
): Promise<Output> {
  const askAgain = () => Promise.all(stale.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  const takeBack = await expect?.(queryClient, input);
  try {
    const output = await write(input, base);
    intents.changed();
    await askAgain();
    return output;
  } catch (error) {
    takeBack?.();
    void askAgain();
    throw error;
  }
}

/** Puts what a query is expected to answer on screen at once. */
export const expecting =
  <Row, Input>(queryKey: readonly unknown[], put: (rows: Row, input: Input) => Row) =>
  async (queryClient: QueryClient, input: Input): Promise<() => void> => {
    await queryClient.cancelQueries({ queryKey });
    const before = queryClient.getQueryData<Row>(queryKey);
    if (before !== undefined) queryClient.setQueryData(queryKey, put(before, input));
    return () => void queryClient.setQueryData(queryKey, before);
  };
