import { useMutation, useQueryClient } from '@tanstack/react-query';
import { intents } from './client.ts';

/**
 * A write. `stale` are the first elements of the query keys that it touches; it is over when those of them that
 * are on screen have been asked for again, so that nothing old is seen after it.
 */
export function useChange<Input, Output>(
  write: (input: Input) => Promise<Output>,
  stale: readonly string[],
): (input: Input) => Promise<Output> {
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: write,
    onSuccess: intents.changed,
    onSettled: () => Promise.all(stale.map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  });
  return mutateAsync;
}
