import type { ErasureChanged } from '../../clients/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { getOrganization, listClubs } from '../../organizations/public.ts';
import { erasureAskedOf, erasureOf } from '../rules/erasure-texts.ts';
import { type ErasureState, erasuresOf } from '../store/erasures.ts';
import { toldAlready } from '../store/messages.ts';
import { deskOf, ownersOf, recipientsOf } from '../store/recipients.ts';
import { keyOf, type Message, tell } from './tell.ts';

/**
 * Each side hears what the other one does: the person and who looks after them of all of it, the desk of what it has to decide.
 * Who did it is told nothing, nor anybody of what has become something else since; that it was withdrawn, who had heard of it.
 */
export async function tellErasures(
  scope: Scope,
  facts: readonly DeliveredFact<ErasureChanged>[],
): Promise<void> {
  const states = await erasuresOf(
    scope,
    facts.map(({ payload }) => payload.erasure_id),
  );
  for (const { payload } of facts) {
    const state = states.find(({ id, status }) => id === payload.erasure_id && status === payload.status);
    if (!state) continue;
    await tell(scope, await toPerson(scope, state, payload));
    if (!payload.by_club && payload.status !== 'planned')
      await tell(scope, await toDesk(scope, state, { ...payload, status: payload.status }));
  }
}

type Payload = ErasureChanged['payload'];

async function toPerson(scope: Scope, state: ErasureState, { status, by }: Payload): Promise<Message[]> {
  const { id, client_id, due_at, home_club_id } = state;
  const [{ name }, clubs] = [await getOrganization(scope), await listClubs(scope)];
  const club = clubs.find((one) => one.id === home_club_id) ?? clubs[0];
  const due_on = due_at && localDateOf(due_at, club?.timezone ?? 'UTC');
  const readers = (await recipientsOf(scope, [client_id])).get(client_id) ?? [];
  const messages = readers
    .filter(({ user_id }) => user_id === null || user_id !== by)
    .map(
      (to): Message => ({
        ...{ kind: 'erasure', key: `${id}:${status}`, to, classes: [], link: '/profile' },
        text: erasureOf(to.locale, {
          ...{ status, organization: name, student_name: to.student_name },
          due_on,
        }),
      }),
    );
  return status === 'withdrawn' ? whoHeard(scope, id, messages) : messages;
}

async function whoHeard(scope: Scope, id: string, messages: Message[]): Promise<Message[]> {
  const keysOf = ({ kind, to }: Message) =>
    ['asked', 'planned'].map((status) => keyOf(kind, `${id}:${status}`, to));
  const told = await toldAlready(scope, messages.flatMap(keysOf));
  return messages.filter((one) => keysOf(one).some((key) => told.has(key)));
}

async function toDesk(
  scope: Scope,
  { id, client_id, home_club_id, was_planned }: ErasureState,
  { status, by }: Payload & { status: 'asked' | 'withdrawn' },
): Promise<Message[]> {
  const readers = home_club_id === null ? await ownersOf(scope) : await deskOf(scope, home_club_id);
  const messages = readers
    .filter(({ user_id }) => user_id !== by)
    .map(
      (to): Message => ({
        ...{ kind: 'erasure_asked', key: `${id}:${status}`, to, classes: [] },
        link: `/admin/clients/${client_id}`,
        text: erasureAskedOf(to.locale, status),
      }),
    );
  // What the club had decided itself it knows of.
  return status === 'withdrawn' && !was_planned ? whoHeard(scope, id, messages) : messages;
}
