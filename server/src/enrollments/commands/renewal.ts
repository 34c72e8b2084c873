import { actsFor } from '../../clients/public.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, forbidden } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { type PlaceChanged, placeDaysChanged } from '../facts.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { reason } from '../rules/reasons.ts';
import { whyNoAnswer } from '../rules/renewal.ts';
import type { AnswerRenewal } from '../schemas/renewal.ts';
import type { FixedPlace } from '../schemas.ts';
import { holdersWithin, lockGroups } from '../store/fixed-places.ts';
import { type AskedPlace, askedPlace, saveAnswer } from '../store/renewal.ts';
import { serveQueues } from './place-queue.ts';
import { settleClaims } from './settle.ts';

/**
 * Whether a holder stays in the next term, said by them, a guardian, or the desk; it may be changed as long as it may be
 * answered. Throws 404, 403, 409 `places.no_renewal | places.renewal_too_early | places.renewal_over`, and
 * `places.given_since` for who would stay after all where the desk has given the place. (`lock: false`: what a test
 * shows to go wrong then.)
 */
export async function answerRenewal(
  scope: Scope,
  id: string,
  { answer }: AnswerRenewal,
  { lock } = { lock: true },
): Promise<FixedPlace> {
  const { schedule_id } = await getFixedPlace(scope, id);
  if (lock) await lockGroups(scope.tx, [schedule_id]);
  const place = await askedPlace(scope.tx, id);
  const by = whoAnswers(scope, place);
  const why = whyNoAnswer(place, { today: localDateOf(scope.now, place.timezone), by });
  if (why) throw conflict(why.code, why.message, { params: why.params });
  const renewal = answer === 'stays' ? 'stays' : 'declined';
  if (renewal === place.renewal) return getFixedPlace(scope, id);
  if (place.renewal === 'declined') await refuseGiven(scope, place);
  if (!(await saveAnswer(scope, id, renewal))) throw givenSince();
  await settleClaims(scope, {
    ...{ schedule_ids: [place.schedule_id], place_ids: [id] },
    ...{ reason: 'not_renewed', told_otherwise: true },
  });
  await tellAnswer(scope, place, { by, what: renewal === 'stays' ? 'renewed' : 'not_renewed' });
  await serveQueues(scope, [place.schedule_id]);
  await append(scope, placeDaysChanged([id]));
  announce(scope.tx, 'places', [id]);
  return getFixedPlace(scope, id);
}

function whoAnswers({ actor }: Scope, { club_id, student_id }: AskedPlace): 'holder' | 'desk' {
  if (administers(actor, club_id)) return 'desk';
  if (actsFor(actor, student_id)) return 'holder';
  throw forbidden('Only its holder and the desk do this.');
}

/** Who had left comes back while nobody has the place. */
async function refuseGiven(
  { tx }: Scope,
  { schedule_id, student_id, starts_on, ends_on, max_participants }: AskedPlace,
): Promise<void> {
  const others = await holdersWithin(tx, schedule_id, starts_on, ends_on, { except: student_id });
  if (others.with_offers >= max_participants) throw givenSince();
}

const givenSince = () => conflict('places.given_since', reason('places.given_since').message);

async function tellAnswer(
  scope: Scope,
  { id: place_id, schedule_id, student_id, club_id, starts_on }: AskedPlace,
  { by, what }: Pick<PlaceChanged['payload'], 'by' | 'what'>,
): Promise<void> {
  const by_user = scope.actor.user_id;
  const about = { place_id, schedule_id, student_id, club_id, from: starts_on, until: null };
  const payload = { ...about, what, by, by_user };
  await append(scope, [{ type: 'enrollments.place_changed', payload } satisfies PlaceChanged]);
}
