import { announce } from '../../kernel/live.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { changeOf } from '../queries/kept.ts';
import type { TickOff } from '../schemas/changes.ts';
import { tickOff } from '../store.ts';

/** Somebody at the desk has called one of those whom no message reached. Throws 404, also for who was told. */
export async function tickOffCalled(scope: Scope, id: string, input: TickOff): Promise<null> {
  await changeOf(scope, id);
  if (!(await tickOff(scope, id, input))) throw notFound('person to call');
  announce(scope.tx, 'changes', [id]);
  return null;
}
