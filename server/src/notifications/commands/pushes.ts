import type { Scope } from '../../kernel/scope.ts';
import { organizationOf } from '../../kernel/scope.ts';
import { canEnd, type Kind } from '../rules/kinds.ts';
import { pushedUnlessChosen, pushOf, type Telling } from '../rules/pushes.ts';
import type { Chosen } from '../store/messages.ts';
import { type NewPush, queuePushes } from '../store/pushes.ts';

/** What somebody with an account was told just now. */
export interface ToldOnce extends Omit<Telling, 'organization_id'> {
  notification_id: string;
  user_id: string;
  also: readonly Kind[];
}

/** Queues what was told for the devices of who wants it there; what a club owes by its contracts, for everybody's. */
export async function push(scope: Scope, told: readonly ToldOnce[], chosen: Chosen): Promise<void> {
  const organization_id = organizationOf(scope);
  const pushes = told.flatMap((one): NewPush[] => {
    const { notification_id, user_id, kind, also } = one;
    const wants = (it: Kind) => !canEnd(it) || (chosen(user_id, it)?.push ?? pushedUnlessChosen(it));
    if (![kind, ...also].some(wants)) return [];
    const found = pushOf({ ...one, organization_id }, scope.now);
    return found ? [{ ...found, notification_id, user_id }] : [];
  });
  await queuePushes(scope, pushes);
}
