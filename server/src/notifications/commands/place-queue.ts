import type { PlaceRequestChanged } from '../../enrollments/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { queueTextOf, toDesk, toStudent } from '../rules/queue-texts.ts';
import { namesOfRequests, type RequestNames } from '../store/places.ts';
import { deskOf, type Recipient, recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

type RequestFact = DeliveredFact<PlaceRequestChanged>;

type What = PlaceRequestChanged['payload']['what'];
/** Who waits and their guardians hear of it; what they answer, the desk. Moving somebody and leaving is nobody's news. */
const isOf = (list: readonly What[], what: What): boolean => list.includes(what);

export const isQueueNews = ({ what }: PlaceRequestChanged['payload']): boolean =>
  isOf(toStudent, what) || isOf(toDesk, what);

export async function tellPlaceRequest(scope: Scope, facts: readonly RequestFact[]): Promise<void> {
  const names = await namesOfRequests(
    scope,
    facts.map((fact) => fact.payload.request_id),
  );
  const students = await recipientsOf(
    scope,
    facts.map((fact) => fact.payload.student_id),
  );
  for (const fact of facts) {
    const { request_id, student_id, club_id, what, by_user } = fact.payload;
    const named = names.get(request_id);
    if (!named) continue;
    const own = isOf(toStudent, what) ? (students.get(student_id) ?? []) : [];
    const desk = isOf(toDesk, what) ? await deskOf(scope, club_id) : [];
    await tell(scope, [
      ...own.flatMap((to) => ofStudent(fact, named, to)),
      ...desk.filter((to) => to.user_id !== by_user).flatMap((to) => forDesk(fact, named, to)),
    ]);
  }
}

function ofStudent(fact: RequestFact, named: RequestNames, to: Recipient): Message[] {
  const told = { ...named, ...fact.payload, student_name: to.student_name };
  const text = queueTextOf(to.locale, told);
  return text ? [{ ...about(fact, named, to), kind: 'place_queue', text }] : [];
}

function forDesk(fact: RequestFact, named: RequestNames, to: Recipient): Message[] {
  const text = queueTextOf(to.locale, { ...named, ...fact.payload });
  const link = `/admin/schedules/${fact.payload.schedule_id}?tab=places`;
  return text ? [{ ...about(fact, named, to), kind: 'holder_news', text, link }] : [];
}

const about = ({ cause_id, payload }: RequestFact, { club_id }: RequestNames, to: Recipient) => ({
  key: `${cause_id}:${payload.request_id}:${payload.what}`,
  ...{ to, club_id, classes: [] },
});
