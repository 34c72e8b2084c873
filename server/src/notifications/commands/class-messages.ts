import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { ClassMessageWritten } from '../../messages/facts.ts';
import { messageTextOf } from '../rules/message-texts.ts';
import { writtenOf } from '../store/class-messages.ts';
import { classesOf, peopleIn } from '../store/classes.ts';
import { type Recipient, recipientsOf } from '../store/recipients.ts';
import { type Message, readerOf, tell } from './tell.ts';

/**
 * Everybody who had a place when it was written (and who waits, where it is for them too), and their guardians; nobody of one that was
 * taken back by now.
 */
export async function tellClassMessages(
  scope: Scope,
  facts: readonly DeliveredFact<ClassMessageWritten>[],
): Promise<void> {
  const written = await writtenOf(
    scope,
    facts.map(({ payload }) => payload.message_id),
  );
  const ids = written.map(({ session_id }) => session_id);
  const classes = new Map((await classesOf(scope, ids)).map((one) => [one.session_id, one]));
  const people = await peopleIn(scope, ids, ['enrolled', 'no_show', 'waitlisted']);
  const readers = await recipientsOf(
    scope,
    people.map(({ student_id }) => student_id),
  );
  await tell(
    scope,
    written.flatMap(({ id, session_id, words, author, to_waiting, created_at }): Message[] => {
      const session = classes.get(session_id);
      if (!session || session.status === 'cancelled') return [];
      const told = people.filter(
        (one) =>
          one.session_id === session_id &&
          (one.status === 'waitlisted' ? to_waiting : (one.enrolled_at ?? created_at) <= created_at),
      );
      const reached = told.flatMap(({ student_id }) => readers.get(student_id) ?? []);
      // Who looks after several of them reads it once.
      return [...Map.groupBy(reached, readerOf).values()].map((same): Message => {
        const [to] = same as [Recipient];
        return {
          ...{ kind: 'class_message', key: id, to, classes: [session] },
          link: `/classes/${session_id}`,
          text: messageTextOf(to.locale, {
            ...{ author, words, session, students: same.map(({ student_name }) => student_name) },
          }),
        };
      });
    }),
  );
}
