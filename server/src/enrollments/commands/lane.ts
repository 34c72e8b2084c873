import { type Actor, system } from '../../kernel/actor.ts';
import { closeEarly } from '../../kernel/db/context.ts';
import type { Database, TenantScope, TenantTx, Via } from '../../kernel/db/database.ts';
import { isOutage } from '../../kernel/db/errors.ts';
import { problemBody } from '../../kernel/http/errors.ts';
import {
  type Answer,
  type Claim,
  claimKeys,
  keepAnswers,
  keyReused,
  type RequestKey,
  whenAnswered,
} from '../../kernel/http/idempotency.ts';
import { createLane, type Settled } from '../../kernel/lane.ts';
import { Problem } from '../../kernel/problem.ts';
import { laterOf } from '../../kernel/time/index.ts';
import { endingRows, rowsOf } from '../queries/enrollments.ts';
import { mayBeServed } from '../rules/promote.ts';
import { lockAndLoad } from '../store/load.ts';
import { answerOf, type Ground } from './answers.ts';
import type { Asked } from './asked.ts';
import { fold, type Outcome, save, subjectsOf } from './decide.ts';

/** Who asks, over which wire, and when. */
export interface Asker {
  actor: Actor;
  scope: TenantScope;
  now: Date;
  request_id: string;
  key: RequestKey | undefined;
}

export interface BookingLane {
  submit(asker: Asker, request: Asked['request']): Promise<Answer>;
  /** Bookings and cancellations whose turn has not come. */
  waiting(): number;
}

interface Batch {
  organizationId: string;
  batch: readonly Booking[];
  /** Load the waiting lists, whatever is asked for. */
  waitlists: boolean;
}

interface Booking extends Asker {
  request: Asked['request'];
}

export interface LaneSize {
  /** Requests in one transaction, at most. */
  most: number;
  /** Transactions of one organization at a time: while one waits for the disk, others are decided. */
  parallel: number;
}
const usual: LaneSize = { most: 64, parallel: 4 };

/**
 * What arrives together for one organization is decided together, in one transaction: one trip to lock and load, a
 * fold, one trip to write and commit (docs/decisions/006-the-lane-stays.md). Bookings of different classes may be under
 * way side by side, those of one class never. The database stays the judge between processes (docs/domain/capacity.md).
 */
export function createBookingLane(db: Database, size: LaneSize = usual): BookingLane {
  const lane = createLane<Booking, Answer | 'running'>({
    ...size,
    about: ({ request }) => aboutOf(request),
    givenUp: goneOf,
    final: isOutage,
    work: (organizationId, batch) => {
      const via: Via = { user_id: null, via: 'web' };
      const book = (waitlists: boolean) =>
        db.tenant({ organization_id: organizationId, via }, (tx) =>
          bookTogether(tx, { organizationId, batch, waitlists }),
        );
      return book(false)
        .then((settled) => settled ?? book(true))
        .then((settled) => settled ?? []);
    },
  });
  return {
    submit: (asker, request) =>
      whenAnswered(() => lane.submit(asker.scope.organization_id, { ...asker, request })),
    waiting: lane.waiting,
  };
}

function aboutOf(request: Asked['request']): readonly string[] {
  if (request.kind === 'enroll')
    return [...request.session_ids, request.student_id, ...(request.credit ? [request.credit.payer_id] : [])];
  if (request.kind === 'cancel_in_session') return [request.session_id, request.student_id];
  return ['enrollment_id' in request ? request.enrollment_id : request.session_id];
}

/** Undefined, with nothing done, when somebody waits beside a free place: their rows decide too. */
async function bookTogether(
  tx: TenantTx,
  { organizationId, batch, waitlists }: Batch,
): Promise<Settled<Answer | 'running'>[] | undefined> {
  const named = subjectsOf(batch.map(askedOf));
  const subjects = { ...named, waitlists: named.waitlists || waitlists };
  const [claims, state, ended] = await Promise.all([
    claimKeys(
      tx,
      batch.map((booking) => booking.key),
    ),
    lockAndLoad(tx, subjects),
    endingRows(tx, subjects),
  ]);
  const now = batch.map((booking) => booking.now).reduce(laterOf);
  if (!subjects.waitlists && [...state.sessions.values()].some((one) => mayBeServed(one, now)))
    return undefined;
  // Some may have been told meanwhile to come again, or have hung up: nothing is done for them.
  const fresh = batch.filter((booking, i) => claims[i] === 'fresh' && !goneOf(booking));
  const folded = fold(state, fresh.map(askedOf));
  const redeemed = await rowsOf(tx, redeemedIn(folded.outcomes));
  await save({ tx, actor: system(organizationId), now }, folded);
  const ground = { state, ended: new Map([...ended, ...redeemed]), placed: folded.changes.placed, now };
  const settled = new Map(
    fresh.map((booking, i) => [booking, settle(booking, folded.outcomes[i] as Outcome, ground)]),
  );
  const kept = answersToKeep(settled);
  keepAnswers(tx, kept);
  if (folded.changes.counts.size === 0 && kept.length === 0) closeEarly(tx);
  return batch.map((booking, i) => settled.get(booking) ?? unsettled(booking, claims[i] as Claim));
}

/** Tickets that became places because their holders asked again. */
const redeemedIn = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap((outcome) =>
    'decision' in outcome && 'places' in outcome.decision
      ? outcome.decision.places.filter((place) => place.ticket).map((place) => place.id)
      : [],
  );

const goneOf = ({ scope }: Booking): Error | undefined => scope.waiting?.gone;

const askedOf = ({ request, actor, scope, now }: Booking): Asked => ({
  request,
  actor,
  via: scope.via,
  now,
});

function settle(booking: Booking, outcome: Outcome, ground: Ground): Settled<Answer> {
  if ('error' in outcome) return outcome;
  try {
    return { answer: answerOf(booking.actor, outcome.decision, ground) };
  } catch (error) {
    return { error };
  }
}

/** Answers and decided refusals are kept in the transaction of their effect (G10). */
function answersToKeep(settled: ReadonlyMap<Booking, Settled<Answer>>) {
  return [...settled].flatMap(([{ key, request_id }, one]) => {
    if (!key) return [];
    if ('answer' in one) return [{ key, answer: one.answer }];
    const { error } = one;
    return error instanceof Problem && error.status === 409
      ? [{ key, answer: { status: error.status, body: problemBody(error, request_id) } }]
      : [];
  });
}

function unsettled(booking: Booking, claim: Claim): Settled<Answer | 'running'> {
  if (claim === 'fresh') return { error: goneOf(booking) };
  if (claim === 'running') return { answer: claim };
  return typeof claim === 'object' ? claim : { error: keyReused() };
}
