import { attempt } from '../../kernel/db/savepoint.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { giveFixedPlace } from './fixed-places.ts';

/** A fixed place that ended with its holder's leaving, and until when it would have been. */
export interface PlaceEnded {
  schedule_id: string;
  schedule_name: string;
  timezone: string;
  ends_on: LocalDate | null;
}
export interface PlaceAgain {
  schedule_id: string;
  schedule_name: string;
  /** The code of what stands in the way; null for one that is theirs again. */
  why_not: string | null;
}

/** The places are theirs again from today, each where there is room still; what was granted is not judged again. */
export async function givePlacesAgain(
  scope: Scope,
  student_id: string,
  ended: readonly PlaceEnded[],
): Promise<PlaceAgain[]> {
  const again: PlaceAgain[] = [];
  for (const { schedule_id, schedule_name, timezone, ends_on } of ended) {
    if (ends_on !== null && ends_on < localDateOf(scope.now, timezone)) continue;
    const why_not = await whyNotGiven(scope, schedule_id, { student_id, ends_on });
    again.push({ schedule_id, schedule_name, why_not });
  }
  return again;
}

async function whyNotGiven(
  scope: Scope,
  schedule_id: string,
  place: { student_id: string; ends_on: LocalDate | null },
): Promise<string | null> {
  try {
    await attempt(scope.tx, () =>
      giveFixedPlace(scope, schedule_id, { ...place, overrides: ['level', 'age', 'certificate'] }),
    );
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
