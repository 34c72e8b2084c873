import { setImmediate as letOthers } from 'node:timers/promises';
import type { Part } from '../../kernel/duties.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import {
  type BookingModel,
  blocksBefore,
  type ChanceKind,
  canFit,
  chanceOfBooking,
  effectsOf,
  fitBookings,
  foretold,
  type Known,
  knownOf,
  reasonsOf,
} from '../rules/foresight/bookings.ts';
import { measureChances, type Said } from '../rules/foresight/measures.ts';
import { type ClubOfNight, clubAfter, clubOfNight, saveChances, saveModel } from '../store/foresight.ts';
import { bookingsOfClub, bookingsSince } from '../store/foresight-bookings.ts';

type Step = (scope: Scope, club: ClubOfNight) => Promise<void>;

/** What is reckoned of each club, each in a transaction of its own. */
const steps: readonly Step[] = [foreseeNoShows, foreseeLateCancels];

/** A part of a night's round: one model of one club (docs/domain/foresight.md). */
export async function foresee(scope: Scope, from: string | undefined): Promise<Part> {
  const [id, step = '0'] = from?.split(' ') ?? [];
  const at = Number(step);
  const club = id ? await clubOfNight(scope, id) : await clubAfter(scope, undefined);
  if (!club) return { done: 0 };
  await steps[at]?.(scope, club);
  if (at + 1 < steps.length) return { done: 1, next: `${club.id} ${at + 1}` };
  const following = await clubAfter(scope, club.id);
  return { done: 1, next: following && `${following.id} 0` };
}

function foreseeNoShows(scope: Scope, club: ClubOfNight): Promise<void> {
  return foreseeBookings(scope, club, 'no_show');
}
function foreseeLateCancels(scope: Scope, club: ClubOfNight): Promise<void> {
  return foreseeBookings(scope, club, 'late_cancel');
}

/** Tests the model on the last months, and where it beats its baseline says of each booking of the days to come how likely it is. */
async function foreseeBookings(scope: Scope, club: ClubOfNight, kind: ChanceKind): Promise<void> {
  const made_on = localDateOf(scope.now, club.timezone);
  const since = await bookingsSince(scope, club.id);
  const known = knownOf(await bookingsOfClub(scope, club.id, since), kind);
  const past = known.filter(({ booking }) => booking.became !== 'coming');
  const said: Said[] = [];
  for (const block of blocksBefore(made_on)) {
    said.push(...foretold(known, kind, block));
    await letOthers();
  }
  const measures = measureChances(said);
  const model = canFit(past, kind) ? fitBookings(past, kind) : undefined;
  const { verdict, ...numbers } = measures;
  await saveModel(scope, {
    ...{ club_id: club.id, kind, made_on, verdict, rows_used: past.length, measures: numbers },
    model: model ? { share: model.prior.share, weight: model.prior.weight, effects: effectsOf(model) } : {},
  });
  const coming = known.filter(({ booking }) => booking.became === 'coming');
  const told = model && verdict === 'better' ? coming.map((one) => chanceOf(model, one)) : [];
  await saveChances(scope, { club_id: club.id, kind }, told);
}

const chanceOf = (model: BookingModel, one: Known) => ({
  ...{ student_id: one.booking.student_id, enrollment_id: one.booking.id },
  chance: chanceOfBooking(model, one),
  reasons: reasonsOf(model, one).slice(0, 3),
});
