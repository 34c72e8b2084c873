import { comesBackOf, managesEnrollments } from '../../enrollments/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  type CancelCause,
  colleaguesFor,
  type SessionRow,
  sessionAbilities,
} from '../../scheduling/public.ts';
import type { Action } from '../rules/choices.ts';
import { lastOf } from '../rules/last.ts';
import type { ChangePreview, ClassHit } from '../schemas/changes.ts';
import { classFacts, tellingClubs, versionOf } from './class-facts.ts';
import { freeCourtsFor } from './free-courts.ts';
import { peopleOf, reachOf, type Taking, takingPart } from './people.ts';

/** What a change offers for its classes, and how many places each has then, where that is what changes. */
interface Offered {
  /** Why classes are off. */
  reason: string;
  off_by?: CancelCause | undefined;
  offers: readonly Action[];
  places?: number | undefined;
}

/** What a change does to these classes: what may become of each, and whom it concerns. */
export async function effectOn(
  scope: Scope,
  rows: readonly SessionRow[],
  { offers, places, reason, off_by }: Offered,
): Promise<ChangePreview> {
  const taking = await takingPart(
    scope,
    rows.map((row) => row.id),
  );
  const seen = new Set(rows.filter((row) => managesEnrollments(scope.actor, row)).map((row) => row.id));
  const losing = losersOf(taking, places);
  const visible = (places === undefined ? taking : [...losing.values()].flat()).filter((one) =>
    seen.has(one.session_id),
  );
  const reach = await reachOf(
    scope,
    visible.map((one) => one.student_id),
  );
  const back = await comesBackOf(
    scope,
    rows.map((row) => ({ ...row, class_type_id: row.type_id })),
    { reason, cause: off_by ?? null },
  );
  const nameOf = (id: string): string => reach.get(id)?.student_name ?? '';
  return {
    classes: (await classesHit(scope, rows, taking, offers)).map((hit) => ({
      ...hit,
      comes_back: back.get(hit.session_id)!,
      losing: (losing.get(hit.session_id) ?? []).map(({ enrollment_id, student_id, place_id }) => ({
        ...{ enrollment_id, student_id, student_name: nameOf(student_id), is_fixed: place_id !== null },
      })),
    })),
    people: peopleOf(visible, reach),
    fixed_places: fixedPlaces(rows, visible, nameOf),
    ...{ assisting: [], reservations: [] },
  };
}

/** Who would lose their place in each class. */
function losersOf(taking: readonly Taking[], places: number | undefined): Map<string, Taking[]> {
  if (places === undefined) return new Map();
  const placed = taking.filter((one) => one.status === 'enrolled');
  const bySession = Map.groupBy(placed, (one) => one.session_id);
  return new Map([...bySession].map(([id, all]) => [id, lastOf(all, places)]));
}

async function classesHit(
  scope: Scope,
  rows: readonly SessionRow[],
  taking: readonly Taking[],
  may: readonly Action[],
): Promise<Omit<ClassHit, 'losing' | 'comes_back'>[]> {
  const people = Map.groupBy(taking, (one) => one.session_id);
  const offers = new Map(rows.map((row) => [row.id, offersFor(scope.actor, row, may)]));
  const colleagues = await colleaguesFor(
    scope,
    rows.filter((row) => offers.get(row.id)!.includes('substitute')),
  );
  const tells = await tellingClubs(scope, rows);
  const free = await freeCourtsFor(
    scope,
    rows.filter((row) => offers.get(row.id)!.includes('move')),
  );
  return rows.map((row) => ({
    ...classFacts(row),
    ...{ enrolled_count: row.enrolled_count, waitlisted_count: row.waitlisted_count },
    max_participants: row.max_participants,
    ...moneyOf(people.get(row.id) ?? []),
    currency: row.currency,
    version: versionOfClass(row, people.get(row.id) ?? []),
    offers: offers.get(row.id)!,
    tells_cancellation: tells.has(row.club_id),
    free_courts: free.get(row.id) ?? [],
    substitutes: (colleagues.get(row.id) ?? []).map(({ instructor, possible, problems, busy_with }) => ({
      ...{ instructor, possible, problems, busy_with },
    })),
  }));
}

/** What those who hold a place pay for it, and have paid. */
function moneyOf(people: readonly Taking[]): Pick<ClassHit, 'price_total' | 'paid_total'> {
  const holding = people.filter((one) => one.status === 'enrolled');
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    price_total: sum(holding.map((one) => one.price)),
    paid_total: sum(holding.map((one) => (one.paid ? (one.payment_amount ?? one.price) : 0))),
  };
}

/** What the change offers, as far as the asker may do it to that class. */
function offersFor(actor: Actor, row: SessionRow, may: readonly Action[]): Action[] {
  const { cancel, substitute, change, change_price: isDesk } = sessionAbilities(actor, row);
  const clears = change && managesEnrollments(actor, row);
  const allowed = {
    ...{ cancel, substitute, move: change, without_coach: change && isDesk },
    ...{ queue_last: clears, cancel_last: clears, keep: true },
  };
  return may.filter((action) => allowed[action]);
}

/** Another one as soon as the class, or who is in it, is not what somebody decided on. */
export function versionOfClass(row: SessionRow, people: readonly Taking[]): string {
  const { status, scheduled_datetime, ends_at, instructor_id, substitute_instructor_id, court_id } = row;
  const taking = people.map((one) => [one.enrollment_id, one.status]);
  return versionOf([
    ...[status, scheduled_datetime, ends_at, instructor_id, substitute_instructor_id],
    ...[court_id, taking],
  ]);
}

function fixedPlaces(
  rows: readonly SessionRow[],
  taking: readonly Taking[],
  nameOf: (studentId: string) => string,
): ChangePreview['fixed_places'] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const held = taking.filter((one) => one.place_id !== null);
  return [...Map.groupBy(held, (one) => one.place_id as string)].map(([place_id, dates]) => {
    const { student_id, session_id } = dates[0]!;
    const { schedule_id, name } = byId.get(session_id)!;
    return {
      ...{ place_id, student_id, student_name: nameOf(student_id), schedule_id, schedule_name: name },
      dates: dates.map((one) => byId.get(one.session_id)!.local_date).sort(),
    };
  });
}
