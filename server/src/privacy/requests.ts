import { type ErasureChanged, erasureChanged } from '../clients/facts.ts';
import { actsFor, refuseGone } from '../clients/public.ts';
import { lockCommitments } from '../enrollments/public.ts';
import { authorize } from '../kernel/actor.ts';
import { announce } from '../kernel/live.ts';
import { append } from '../kernel/outbox.ts';
import { found, notFound } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { settingsOf } from '../kernel/settings.ts';
import { settings } from '../settings.ts';
import { maySeeErasure } from './access.ts';
import { erase } from './erase.ts';
import { inTheWay, mayDecide, previewErasure, refuseInTheWay } from './preview.ts';
import { dueAt } from './rules.ts';
import type { ErasurePreview } from './schemas.ts';
import { erasureOf, insertErasure, loadProfile, planErasure, withdrawErasure } from './store.ts';

/**
 * The person asks to be erased, or the desk decides it: then it waits as long as the club says, and is done at once where
 * that is no day. Throws 404, 409 `clients.merged`, `clients.erased`, `privacy.in_the_way`.
 */
export async function askErasure(scope: Scope, clientId: string): Promise<ErasurePreview> {
  await lockedProfile(scope, clientId);
  const open = await erasureOf(scope, clientId);
  const decides = await mayDecide(scope, clientId);
  authorize(decides || actsFor(scope.actor, clientId), 'Whoever runs all of their clubs decides about this.');
  if (!decides) {
    if (!open) {
      const id = await insertErasure(scope, { client_id: clientId, status: 'asked', due_at: null });
      await tell(scope, clientId, { id, status: 'asked' });
    }
  } else if (open?.status !== 'planned') await plan(scope, clientId, open);
  announce(scope.tx, 'clients', [clientId]);
  return previewErasure(scope, clientId);
}

async function plan(
  scope: Scope,
  client_id: string,
  open: { id: string; asked_at: Date } | undefined,
): Promise<void> {
  refuseInTheWay(await inTheWay(scope, client_id));
  const { erasure_wait_days } = await settingsOf(scope.tx, settings);
  const due_at = dueAt(open?.asked_at ?? scope.now, scope.now, erasure_wait_days);
  const id = open?.id ?? (await insertErasure(scope, { client_id, status: 'planned', due_at }));
  if (open) await planErasure(scope, id, due_at);
  await tell(scope, client_id, { id, status: 'planned' });
  if (due_at <= scope.now) await erase(scope, { id, client_id });
}

/** As long as it is not done: also what is due, and something is in the way of. Throws 404, 409. */
export async function withdraw(scope: Scope, clientId: string): Promise<ErasurePreview> {
  await lockedProfile(scope, clientId);
  const open = await erasureOf(scope, clientId);
  if (open) {
    await withdrawErasure(scope, open.id);
    await tell(scope, clientId, { id: open.id, status: 'withdrawn' });
  }
  announce(scope.tx, 'clients', [clientId]);
  return previewErasure(scope, clientId);
}

const tell = (
  scope: Scope,
  client_id: string,
  { id: erasure_id, status }: { id: string; status: ErasureChanged['payload']['status'] },
): Promise<void> =>
  append(scope, [
    erasureChanged({
      ...{ erasure_id, client_id, status, by: scope.actor.user_id },
      by_club: !actsFor(scope.actor, client_id),
    }),
  ]);

/** Groups, classes and the person, as whoever books takes them, and then the profile. */
async function lockedProfile(scope: Scope, clientId: string): Promise<void> {
  if (!maySeeErasure(scope.actor, clientId)) throw notFound('client');
  await lockCommitments(scope, clientId);
  refuseGone(found(await loadProfile(scope, clientId, true), 'client'));
}
