import { actsFor, hasAgreedNow, ownClientId, signedUntilNow } from '../../clients/public.ts';
import { conflict, forbidden, found, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { laterDate, localDateOf } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { managesEnrollments } from '../access.ts';
import { getPlaceRequest } from '../queries/place-requests.ts';
import { whyNotOfAge } from '../rules/ages.ts';
import { lacksAssessment } from '../rules/doors.ts';
import { isGroupOver } from '../rules/place-queue.ts';
import { refusals } from '../rules/refusals.ts';
import { reordered } from '../rules/reorder.ts';
import type { AskForPlace, GiveRequested, PlaceRequest } from '../schemas/place-requests.ts';
import type { PlaceTaken, Reorder } from '../schemas.ts';
import { candidateOf, type Group, lockGroups } from '../store/fixed-places.ts';
import {
  endRequest,
  holdsPlace,
  insertRequest,
  queueOf,
  type RequestRow,
  requestOf,
  saveQueue,
} from '../store/place-requests.ts';
import { giveHolder, refuseNewcomers, refuseNoGroup, suitsGroup, unsuitable } from './place-of.ts';
import { serveQueues, tellRequest } from './place-queue.ts';
import { settleClaims } from './settle.ts';
import { takenBy } from './taken.ts';

/**
 * Somebody waits for a fixed place in a group, and has it (or an offer) at once where one is free and the club's rule
 * gives it. Throws 404, 409 `places.no_queue | places.not_a_group | places.group_over | places.already_held | places.already_waiting |
 * enrollment.client_blocked | enrollment.level_not_suitable | enrollment.assessment_needed | enrollment.privacy_needed | enrollment.waiver_needed`.
 */
export async function askForPlace(
  scope: Scope,
  scheduleId: string,
  input: AskForPlace,
): Promise<PlaceRequest> {
  const student_id = input.student_id ?? found(ownClientId(scope.actor), 'client profile of yours');
  const group = found((await lockGroups(scope.tx, [scheduleId])).get(scheduleId), 'schedule');
  const overlooks = administers(scope.actor, group.club_id) && input.overrides?.includes('level') === true;
  const wants_from = laterDate(input.wants_from ?? '', localDateOf(scope.now, group.timezone));
  const { rules, manages } = await refuseAsking(scope, group, { student_id });
  const despite_level = await judged(scope, group, { student_id, overlooks, wants_from });
  const holds = await holdsPlace(scope.tx, { schedule_id: group.id, student_id, from: wants_from });
  if (holds.here) throw conflict('places.already_held', 'The student holds a place in this group.');
  if (!manages) await refuseUnsigned(scope, rules, { student_id, wants_from });
  const priority = rules.place_queue_clients_first && holds.at_club ? 1 : 0;
  const id = await insertRequest(scope, {
    ...{ schedule_id: group.id, student_id, wants_from, despite_level, priority },
  });
  if (id === undefined) throw conflict('places.already_waiting', waitsAlready);
  await serveQueues(scope, [group.id]);
  return getPlaceRequest(scope, id);
}

const waitsAlready = 'They wait for a place there already.';

/** Throws for who may not ask for this student, and where there is nothing to wait for. */
async function refuseAsking(scope: Scope, group: Group, { student_id }: { student_id: string }) {
  const manages = managesEnrollments(scope.actor, { ...group, substitute_instructor_id: null });
  if (group.status !== 'published' && !manages) throw notFound('schedule');
  if (!manages && !actsFor(scope.actor, student_id)) throw notFound('client');
  const rules = await settingsOf(scope.tx, settings, group);
  if (rules.place_queue === 'off') throw conflict('places.no_queue', 'This club keeps no queue for places.');
  refuseNoGroup(group);
  if (isGroupOver(group, localDateOf(scope.now, group.timezone)))
    throw conflict('places.group_over', 'This group has ended.');
  return { rules, manages };
}

/** Last of all: nobody signs for a queue that they cannot join. */
async function refuseUnsigned(
  scope: Scope,
  rules: { require_privacy_consent: boolean; require_waiver: boolean },
  { student_id, wants_from }: { student_id: string; wants_from: string },
): Promise<void> {
  if (rules.require_privacy_consent && !(await hasAgreedNow(scope, student_id)))
    throw conflict('enrollment.privacy_needed', refusals.privacy_needed);
  if (rules.require_waiver && (await signedUntilNow(scope, student_id)) < wants_from)
    throw conflict('enrollment.waiver_needed', refusals.waiver_needed);
}

/** @returns whether the group is for another level, which the desk overlooks */
async function judged(
  { tx }: Scope,
  group: Group,
  { student_id, overlooks, wants_from }: { student_id: string; overlooks: boolean; wants_from: string },
): Promise<boolean> {
  const student = await candidateOf(tx, student_id);
  if (!student) throw invalid([{ path: '/student_id', code: 'unknown', message: 'is not a client here' }]);
  if (student.blocked) throw conflict('enrollment.client_blocked', refusals.client_blocked);
  const { require_assessment } = await settingsOf(tx, settings, group);
  if (!overlooks && lacksAssessment({ require_assessment }, student))
    throw conflict('enrollment.assessment_needed', refusals.assessment_needed);
  const suits = suitsGroup(group, student.level);
  if (!suits && !overlooks) throw unsuitable(group, student);
  const age = whyNotOfAge({ ...group, local_date: wants_from }, student);
  if (age) throw conflict(`enrollment.${age}`, refusals[age]);
  return !suits || lacksAssessment({ require_assessment }, student);
}

interface Open {
  request: RequestRow;
  group: Group;
  own: boolean;
  manages: boolean;
}

/** An open request, its group locked; throws 404, 409 `places.request_over`. */
async function openRequest(scope: Scope, id: string): Promise<Open> {
  const seen = await getPlaceRequest(scope, id);
  const groups = await lockGroups(scope.tx, [seen.schedule_id]);
  // Whoever held the lock may have changed it, and a split of the series moved it to another group.
  const request = found(await requestOf(scope.tx, id), 'request');
  const group = found(groups.get(request.schedule_id), 'request');
  if (request.status !== 'waiting' && request.status !== 'offered')
    throw conflict('places.request_over', 'They do not wait for this place any more.');
  const manages = managesEnrollments(scope.actor, { ...group, substitute_instructor_id: null });
  return { request, group, own: actsFor(scope.actor, request.student_id), manages };
}

/** An offer that may still be answered, by whom it was made to (or the desk for them); 409 `places.offer_over`. */
async function openOffer(scope: Scope, id: string): Promise<Open> {
  const open = await openRequest(scope, id);
  const { request, own, group } = open;
  if (!own && !administers(scope.actor, group.club_id)) throw forbidden('Only they and the desk answer.');
  const inTime = request.offered_until !== null && scope.now < request.offered_until;
  if (!inTime) throw conflict('places.offer_over', 'The offer is over.');
  return open;
}

/**
 * Takes the place that is offered. Throws 404, 409 `places.request_over | places.offer_over |
 * enrollment.certificate_needed`.
 */
export async function acceptOffer(scope: Scope, id: string): Promise<PlaceTaken> {
  const { request, group, own } = await openOffer(scope, id);
  const today = localDateOf(scope.now, group.timezone);
  const starts_on = laterDate(request.offered_from ?? today, today);
  const taken = await place(scope, group, { ...request, starts_on, overrides: ['level', ...shown(request)] });
  await tellRequest(scope, group, {
    ...{ id, student_id: request.student_id, what: own ? 'accepted' : 'given', from: starts_on },
  });
  return taken;
}

/** Leaves an offer to the next one, and the queue. */
export async function declineOffer(scope: Scope, id: string): Promise<PlaceRequest> {
  const { request, group } = await openOffer(scope, id);
  await endRequest(scope.tx, id, 'declined');
  await tellRequest(scope, group, { id, student_id: request.student_id, what: 'declined' });
  await serveQueues(scope, [group.id]);
  return getPlaceRequest(scope, id);
}

/** Waits no more; who manages the group takes anybody out of its queue. */
export async function withdrawRequest(scope: Scope, id: string): Promise<PlaceRequest> {
  const { request, group, own } = await openRequest(scope, id);
  await endRequest(scope.tx, id, 'withdrawn');
  const { student_id } = request;
  await tellRequest(scope, group, { id, student_id, what: own ? 'withdrawn' : 'removed' });
  await serveQueues(scope, [group.id]);
  return getPlaceRequest(scope, id);
}

/**
 * Gives the place to one who waits, wherever they stand. Throws what giving a place does, and 409 `places.on_offer`
 * where every free place is offered to somebody.
 */
export async function giveRequested(scope: Scope, id: string, input: GiveRequested): Promise<PlaceTaken> {
  const { request, group, manages } = await openRequest(scope, id);
  if (!manages) throw forbidden('Only who manages the group gives its places.');
  refuseNewcomers(scope, group);
  const today = localDateOf(scope.now, group.timezone);
  const starts_on = input.starts_on ?? laterDate(request.wants_from, today);
  const overlooked = request.despite_level ? (['level'] as const) : [];
  const overrides = [...(input.overrides ?? []), ...overlooked, ...shown(request)];
  const taken = await place(scope, group, { ...request, starts_on, overrides });
  const { student_id } = request;
  await tellRequest(scope, group, { id, student_id, what: 'given', from: starts_on });
  return taken;
}

/** Who comes back from a pause had the place, and is not asked for a certificate again. */
const shown = ({ returns }: RequestRow) => (returns ? (['certificate'] as const) : []);

async function place(
  scope: Scope,
  group: Group,
  { student_id, starts_on, overrides, returns = false }: Parameters<typeof giveHolder>[2],
): Promise<PlaceTaken> {
  const holder = { student_id, returns, ...(starts_on && { starts_on }), ...(overrides && { overrides }) };
  const place_id = await giveHolder(scope, group, holder);
  const settled = await settleClaims(scope, { schedule_ids: [group.id], place_ids: [place_id] });
  return takenBy(scope, place_id, settled);
}

/** The desk puts somebody elsewhere in the queue, and says why. Throws 404, 403. */
export async function reorderRequest(scope: Scope, id: string, input: Reorder): Promise<PlaceRequest> {
  const { group, request } = await openRequest(scope, id);
  if (!administers(scope.actor, group.club_id))
    throw forbidden('Only the desk changes the order of a queue.');
  const queue = await queueOf(scope.tx, group.id);
  await saveQueue(scope.tx, reordered(queue, id, input.position), { id, reason: input.reason });
  await tellRequest(scope, group, { id, student_id: request.student_id, what: 'moved' });
  return getPlaceRequest(scope, id);
}
