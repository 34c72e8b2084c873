import type { FixedPlaceEnded, FixedPlaceMoved } from '../../enrollments/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SchedulePublished } from '../../scheduling/facts.ts';
import { cancelledClassesOf } from '../store/classes.ts';
import { bookedAsDraft, bookingsOf } from '../store/places.ts';
import { recipientsOf } from '../store/recipients.ts';
import { tellOfComing } from './enrollments.ts';
import { type Message, sameReason, tell, wantedBy } from './tell.ts';

/** Who took a fixed place while the group was a draft hears, once it is published, which classes that gave them. */
export async function tellPublished(
  scope: Scope,
  facts: readonly DeliveredFact<SchedulePublished>[],
): Promise<void> {
  const causes = new Map(facts.map((fact) => [fact.payload.schedule_id, fact.cause_id]));
  const booked = await bookedAsDraft(
    scope,
    facts.map(({ payload: { schedule_id }, created_at }) => ({ schedule_id, at: created_at })),
  );
  const occasions = booked.map(({ schedule_id, enrollment_id }) => ({
    cause_id: causes.get(schedule_id) as string,
    enrollment_id,
  }));
  await tellOfComing(scope, occasions, {
    ...{ kind: 'enrollment_confirmed', statuses: ['enrolled'], calendar: 'publish' },
  });
  await tellOfComing(scope, occasions, { kind: 'waitlisted', statuses: ['waitlisted'] });
}

/** Who goes on in another group hears of that, in one message, and not of the classes that they leave for it. */
export async function tellPlaceMoved(
  scope: Scope,
  facts: readonly DeliveredFact<FixedPlaceMoved>[],
): Promise<void> {
  const causes = new Map(facts.map((fact) => [fact.payload.place_id, fact.cause_id]));
  const booked = await bookingsOf(scope, [...causes.keys()]);
  const occasions = booked.map(({ place_id, enrollment_id }) => ({
    cause_id: causes.get(place_id) as string,
    enrollment_id,
  }));
  await tellOfComing(scope, occasions, { kind: 'place_moved', statuses: ['enrolled', 'waitlisted'] });
}

/** A holder who was in none of the classes (on leave, say) hears that they are off; the others hear by their bookings. */
export async function tellPlaceEnded(
  scope: Scope,
  facts: readonly DeliveredFact<FixedPlaceEnded>[],
): Promise<void> {
  const schedules = [...new Set(facts.map((fact) => fact.payload.schedule_id))];
  const off = await wantedBy(scope, 'session_cancelled', await cancelledClassesOf(scope, schedules));
  const bySchedule = Map.groupBy(off, (one) => one.schedule_id);
  const recipients = await recipientsOf(
    scope,
    facts.map((fact) => fact.payload.student_id),
  );
  const messages = facts.flatMap(({ cause_id, payload: { schedule_id, student_id } }): Message[] => {
    const classes = bySchedule.get(schedule_id);
    const [first] = classes ?? [];
    if (!classes || !first) return [];
    const key = `${cause_id}:${student_id}:${first.club_id}`;
    const reason = sameReason(classes.map((one) => one.session_reason));
    return (recipients.get(student_id) ?? []).map((to) => ({
      kind: 'session_cancelled',
      key,
      to,
      classes,
      reason,
    }));
  });
  await tell(scope, messages);
}
