import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { mayChange, readsAll, writes } from '../access.ts';
import type { ClassMessageWritten } from '../facts.ts';
import { classOf, getMessage } from '../queries/messages.ts';
import { isChangeable, mostPerDay, whyNoMessage } from '../rules/writing.ts';
import type { ChangeMessage, ClassMessage, WriteMessage } from '../schemas.ts';
import { countOn, insertMessage, lockMessage, saveMessage } from '../store/messages.ts';

/**
 * Writes to those who are in a class. Throws 404, 403, 409 `messages.class_cancelled | messages.too_late |
 * messages.too_many`.
 */
export async function writeMessage(
  scope: Scope,
  session_id: string,
  { words, to_waiting = false }: WriteMessage,
): Promise<ClassMessage> {
  const session = await classOf(scope, session_id);
  authorize(writes(scope.actor, session));
  const why = whyNoMessage(session, scope.now);
  if (why === 'class_cancelled') throw conflict('messages.class_cancelled', 'This class is called off.');
  if (why) throw conflict('messages.too_late', 'A class is written to until a week after its end.');
  const message = {
    ...{ session_id, words: words.trim(), to_waiting },
    day: localDateOf(scope.now, session.timezone),
  };
  const id = await numbered(scope, message);
  const fact: ClassMessageWritten = { type: 'messages.written', payload: { message_id: id, session_id } };
  await append(scope, [fact]);
  announce(scope.tx, 'sessions', [session_id]);
  return getMessage(scope, session, id);
}

/** Each try that fails while the day has room has lost its number to another message of the same class. */
async function numbered(scope: Scope, message: Parameters<typeof insertMessage>[1]): Promise<string> {
  for (let n = 0; n < mostPerDay; n++) {
    const id = await insertMessage(scope, message);
    if (id !== undefined) return id;
    if ((await countOn(scope, message)) >= mostPerDay) break;
  }
  throw conflict('messages.too_many', `A class gets ${mostPerDay} messages a day at most.`, {
    params: { most: mostPerDay },
  });
}

/** Puts the words right on the class; what was sent stays sent. Throws 404, 403, 409 `messages.too_late_to_change`. */
export async function changeMessage(
  scope: Scope,
  id: string,
  { words }: ChangeMessage,
): Promise<ClassMessage> {
  const session = await lockChangeable(scope, id);
  await saveMessage(scope, id, { words: words.trim(), changed_at: scope.now });
  announce(scope.tx, 'sessions', [session.id]);
  return getMessage(scope, session, id);
}

/** Takes it back from the class; what was sent stays sent. Throws 404, 403, 409 `messages.too_late_to_change`. */
export async function withdrawMessage(scope: Scope, id: string): Promise<null> {
  const session = await lockChangeable(scope, id);
  await saveMessage(scope, id, { withdrawn_at: scope.now });
  announce(scope.tx, 'sessions', [session.id]);
  return null;
}

async function lockChangeable(scope: Scope, id: string) {
  const message = found(await lockMessage(scope, id), 'message');
  const session = await classOf(scope, message.session_id);
  if (!readsAll(scope.actor, session)) throw notFound('message');
  authorize(mayChange(scope.actor, session, message));
  if (!isChangeable(message, scope.now))
    throw conflict('messages.too_late_to_change', 'A message is put right for a quarter of an hour.');
  return session;
}
