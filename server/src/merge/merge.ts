import { standingChanged } from '../clients/facts.ts';
import { takeOutEnded } from '../debits/public.ts';
import { placeDaysChanged } from '../enrollments/facts.ts';
import { cancelByClub } from '../enrollments/public.ts';
import { touch } from '../kernel/cache.ts';
import { announce } from '../kernel/live.ts';
import { append } from '../kernel/outbox.ts';
import { conflict } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { between, collisionsOf, loadProfiles, lockBookings, type Pair } from './load.ts';
import {
  forgetForesight,
  keepConsents,
  keepSignatures,
  moveBookings,
  moveCards,
  moveCare,
  moveCharges,
  moveErasures,
  moveEvaluations,
  moveGuardians,
  moveLetters,
  moveLevels,
  moveMakeUps,
  moveMandates,
  moveMoney,
  movePackages,
  movePlans,
  moveSkills,
  moveTickets,
  moveWishes,
} from './move.ts';
import { lockPlaces, movePlaces, settlePlaces } from './places.ts';
import { closeProfile, fillProfile } from './profiles.ts';
import { refusals } from './refusals.ts';
import { moveRequests } from './requests.ts';
import { staysOf, takenOver, whyNotOne } from './rules.ts';

/**
 * Two profiles of one person become one, all or nothing: everything of `other` moves to `kept`, and `other` stays as a
 * name that says whom it has become. Throws 404, 409 `clients.merged | erased | being_erased | two_accounts | family | same_profile`.
 */
export async function mergeClients(scope: Scope, pair: Pair): Promise<void> {
  const groups = await lockPlaces(scope, pair);
  await lockBookings(scope, pair, groups);
  const { kept, other } = await loadProfiles(scope, pair, true);
  const refused = whyNotOne(kept, other, await between(scope, pair));
  if (refused) throw conflict(refused, refusals[refused]);
  const joined = await movePlaces(scope, pair, groups);
  await moveRequests(scope, pair);
  await moveEverything(scope, pair);
  await closeProfile(scope, pair);
  await fillProfile(scope, kept.id, takenOver(kept, other));
  await settlePlaces(scope, pair);
  touch(scope.tx, 'client_profiles');
  touch(scope.tx, 'guardians');
  announce(scope.tx, 'clients', [kept.id, other.id]);
  await append(scope, [standingChanged(kept.id), ...placeDaysChanged(joined)]);
}

/** Bookings that stand in nobody's way go first: nobody is promoted into a class at the time of another. */
async function moveEverything(scope: Scope, pair: Pair): Promise<void> {
  await moveBookings(scope, pair);
  const losers = (await collisionsOf(scope, pair)).flatMap((one) => {
    const stays = staysOf(one);
    return stays === 'both' ? [] : [stays === 'kept' ? one.other_id : one.kept_id];
  });
  // They keep the other one of the two: there is nothing to tell.
  await cancelByClub(scope, losers, { reason: 'merged', told_otherwise: true });
  await moveBookings(scope, pair);
  await moveTickets(scope, pair);
  await moveMakeUps(scope, pair);
  await moveEvaluations(scope, pair);
  await moveSkills(scope, pair);
  await moveLevels(scope, pair);
  await movePackages(scope, pair);
  await moveCharges(scope, pair);
  await moveMoney(scope, pair);
  await moveMandates(scope, pair);
  await takeOutEnded(scope, pair.kept);
  await moveCards(scope, pair);
  await moveGuardians(scope, pair);
  await moveCare(scope, pair);
  await keepConsents(scope, pair);
  await keepSignatures(scope, pair);
  await moveWishes(scope, pair);
  await forgetForesight(scope, pair);
  await movePlans(scope, pair);
  await moveErasures(scope, pair);
  await moveLetters(scope, pair);
}
