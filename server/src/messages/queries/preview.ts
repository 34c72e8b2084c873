import { reachOf } from '../../changes/public.ts';
import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { seesPhones, writes } from '../access.ts';
import { mostPerDay } from '../rules/writing.ts';
import type { MessagePreview, PreviewMessage } from '../schemas.ts';
import { countOn, inClass } from '../store/messages.ts';
import { classOf } from './messages.ts';

/** To whom a message would go, and whom it would not reach. Throws 404, 403. */
export async function previewMessage(
  scope: Scope,
  session_id: string,
  { to_waiting = false }: PreviewMessage,
): Promise<MessagePreview> {
  const session = await classOf(scope, session_id);
  authorize(writes(scope.actor, session));
  const people = (await inClass(scope, session_id)).filter(
    ({ status }) => to_waiting || status !== 'waitlisted',
  );
  const reach = await reachOf(
    scope,
    people.map(({ student_id }) => student_id),
  );
  const phones = seesPhones(scope.actor, session);
  const unreached = [...reach]
    .filter(([, { reachable }]) => !reachable)
    .map(([student_id, { student_name, contacts }]) => ({
      ...{ student_id, student_name, contacts: phones ? contacts : [] },
    }))
    .sort((a, b) => a.student_name.localeCompare(b.student_name));
  const day = localDateOf(scope.now, session.timezone);
  const left_today = Math.max(0, mostPerDay - (await countOn(scope, { session_id, day })));
  return { people: people.length - unreached.length, left_today, unreached };
}
