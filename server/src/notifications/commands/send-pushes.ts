import type { Pusher } from '../../kernel/push.ts';
import { type InTurns, inScope, sendInTurns } from '../../kernel/sending.ts';
import { judgePush } from '../rules/push-tries.ts';
import { saidOn } from '../rules/pushes.ts';
import { type Claimed, claimDue, dropPush, notePush } from '../store/pushes.ts';

export interface PushSender extends InTurns {
  pusher: Pick<Pusher, 'send'>;
  /** 0 to 1. */
  random: () => number;
}

/** Takes up to `most` that are due, and sends them side by side. @returns what is under way */
export const sendDuePushes = (sender: PushSender, most: number): Promise<Promise<void>[]> =>
  sendInTurns(sender, most, {
    duty: 'send_pushes',
    claim: claimDue,
    send: (organization_id, one) => send(sender, organization_id, one),
  });

async function send(sender: PushSender, organization_id: string, one: Claimed): Promise<void> {
  const { pusher, clock, random } = sender;
  const here = { organization_id, via: 'send_pushes' };
  if (!one.is_wanted) return inScope(sender, here, async (scope) => void (await dropPush(scope, one.id)));
  const { topic, urgency, is_brief, tries, expires_at, failing_since } = one;
  const posted = await pusher.send(one, {
    ...{ said: saidOn(one.device_id, one, one), isShort: is_brief && tries > 0, topic, urgency },
    seconds: (expires_at.getTime() - clock.now().getTime()) / 1_000,
  });
  const tried = { tries: tries + 1, is_brief, expires_at, failing_since };
  await inScope(sender, here, (scope) => notePush(scope, one, judgePush(posted, tried, scope.now, random())));
}
