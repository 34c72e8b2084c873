import { scopeOf } from '../../kernel/db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import type { Override } from '../rules/enroll.ts';
import { holdsOn } from '../rules/fixed-places.ts';
import { refusals } from '../rules/refusals.ts';
import type { PlaceTaken } from '../schemas.ts';
import {
  comingAmong,
  comingEnrollments,
  comingSessions,
  holdersOf,
  type SessionOnDate,
} from '../store/fixed-places.ts';
import { handOverFixedPlace, heldBeyond, type Split } from '../store/hand-over.ts';
import type { Asked } from './asked.ts';
import { decideTogether, type Outcome } from './decide.ts';

/** What a holder asks for: each session on its own, so that one which cannot be had stops no other. */
export interface Wanted {
  sessions: SessionOnDate[];
  asked: Asked[];
}

/** The coming sessions of the group on which the place holds (within dates, if given), asked for by its holder. */
export async function askHolding(
  scope: Scope,
  fixedPlaceId: string,
  overrides: Override[],
  within?: { from: string; until: string },
): Promise<Wanted> {
  const place = await getFixedPlace(scope, fixedPlaceId);
  const { schedule_id, student_id, starts_on, ends_on } = place;
  const dates = within ?? { from: starts_on, until: ends_on };
  const coming = await comingSessions(scope.tx, { schedule_id, ...dates, now: scope.now });
  const sessions = coming.filter((session) => holdsOn(place, session.local_date));
  const holder = { id: fixedPlaceId, student_id };
  return { sessions, asked: sessions.map((session) => askFor(scope, holder, session.id, overrides)) };
}

function askFor(
  scope: Scope,
  holder: { id: string; student_id: string },
  sessionId: string,
  overrides: Override[],
): Asked {
  return {
    request: {
      kind: 'enroll',
      student_id: holder.student_id,
      session_ids: [sessionId],
      source: 'fixed',
      waitlist: true,
      overrides,
      schedule_enrollment_id: holder.id,
      ids: [newId()],
    },
    via: scopeOf(scope.tx).via,
    now: scope.now,
  };
}

/** The holder's bookings in coming sessions between two dates (`until` null = for ever), to be given back. */
export async function askGivingBack(
  scope: Scope,
  fixedPlaceId: string,
  { reason, ...dates }: { from: string; until: string | null; reason: string },
): Promise<Asked[]> {
  const { via } = scopeOf(scope.tx);
  const ids = await comingEnrollments(scope.tx, { fixed_place_id: fixedPlaceId, ...dates, now: scope.now });
  return ids.map((enrollment_id) => ({
    request: { kind: 'cancel', enrollment_id, by_club: true, reason },
    via,
    now: scope.now,
  }));
}

/** What became of a holder's wishes, session by session. */
export async function takenBy(
  scope: Scope,
  fixedPlaceId: string,
  { sessions }: Wanted,
  outcomes: readonly Outcome[],
): Promise<PlaceTaken> {
  const place = await getFixedPlace(scope, fixedPlaceId);
  const taken: PlaceTaken = { place, enrolled: 0, waitlisted: 0, refused: [] };
  for (const [i, outcome] of outcomes.entries()) {
    if ('error' in outcome) throw outcome.error;
    const { decision } = outcome;
    if ('places' in decision) taken[decision.places[0]?.status ?? 'enrolled']++;
    if ('refused' in decision) {
      const code = decision.refused[0]?.code ?? 'session_full';
      const { id, local_date } = sessions[i] as SessionOnDate;
      taken.refused.push({ session_id: id, local_date, code: `enrollment.${code}`, message: refusals[code] });
    }
  }
  announce(scope.tx, 'places', [fixedPlaceId]);
  return taken;
}

/** Enrols the holders of fixed places in sessions that were just generated. */
export async function enrollHolders(
  scope: Scope,
  generated: readonly { schedule_id: string; session_ids: readonly string[] }[],
): Promise<void> {
  const holders = await holdersOf(
    scope.tx,
    generated.map((one) => one.schedule_id),
  );
  if (holders.length === 0) return;
  const sessions = await comingAmong(
    scope,
    generated.flatMap((one) => one.session_ids),
  );
  const bySchedule = Map.groupBy(sessions, (session) => session.schedule_id);
  const asked = holders.flatMap((holder) =>
    (bySchedule.get(holder.schedule_id) ?? [])
      .filter((session) => holdsOn(holder, session.local_date))
      .map((session) => askFor(scope, holder, session.id, [])),
  );
  await decideTogether(scope, asked);
}

/**
 * A schedule was split at a date: its sessions from there on belong to the successor, and so do the fixed places, with
 * the enrolments that they made.
 */
export async function handOverFixedPlaces({ tx }: Scope, split: Split): Promise<void> {
  for (const place of await heldBeyond(tx, split)) await handOverFixedPlace(tx, place, split);
}
