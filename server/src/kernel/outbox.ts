import { effectsOf, leave } from './db/context.ts';
import { type Fact, hears, waitsFor } from './facts.ts';
import type { Scope } from './scope.ts';

/**
 * Says what happened, in the transaction of its cause: runs the `now` reactions, and leaves what others do later to
 * the commit, which writes all facts of the transaction as one row and then wakes whoever relays it.
 */
export async function append(scope: Scope, facts: readonly Fact[]): Promise<void> {
  const { reactions = [] } = effectsOf(scope.tx);
  leave(
    scope.tx,
    facts.filter((fact) => reactions.some((it) => waitsFor(it, fact))),
  );
  for (const [type, same] of Map.groupBy(facts, (fact) => fact.type))
    for (const it of reactions)
      if (hears(it, type))
        await it.now?.(
          scope,
          same.map((fact) => fact.payload),
        );
}
