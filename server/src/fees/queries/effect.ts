import { actsFor } from '../../clients/public.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { managesCharges } from '../access.ts';
import { changesOf, isUnchanged } from '../rules/effects.ts';
import type { AskFeeEffect, FeeEffect } from '../schemas.ts';
import { placeOf } from '../store/facts.ts';
import { rootsOf, type StayRow } from '../store/following.ts';
import { depositAfter } from './deposits.ts';
import { followed } from './following.ts';

/** What other days of a place would do to what is charged for it; for its holder, guardians and the desk. Throws 404. */
export async function previewFeeEffect(scope: Scope, id: string, asked: AskFeeEffect): Promise<FeeEffect> {
  const place = found(await placeOf(scope, id), 'fixed place');
  if (!actsFor(scope.actor, place.student_id) && !managesCharges(scope.actor, place.club_id))
    throw notFound('fixed place');
  const roots = await rootsOf(scope, [id]);
  const all = await followed(scope, roots, (stays) => changed(stays, id, asked));
  const periods = all
    .map(({ charged, steps }) => ({ ...charged, changes: changesOf(charged.charges, steps) }))
    .filter(({ changes }) => !isUnchanged(changes))
    .map(({ period, currency, changes }) => ({
      ...{ period_start: period.starts_on, period_end: period.ends_on, currency },
      ...changes,
    }));
  return { periods, deposit: await depositEffect(scope, place, roots, asked) };
}

/** A move and a pause leave it as it is. */
async function depositEffect(
  scope: Scope,
  { club_id, schedule_id }: NonNullable<Awaited<ReturnType<typeof placeOf>>>,
  roots: readonly string[],
  { ends_on, move }: AskFeeEffect,
): Promise<FeeEffect['deposit']> {
  if (move || ends_on === undefined) return null;
  // Who leaves by themselves does so by the notice that the club asks for.
  const gave_notice = !managesCharges(scope.actor, club_id);
  return depositAfter(scope, roots, { schedule_id, ends_on, gave_notice });
}

function changed(stays: StayRow[], id: string, { ends_on, pause, move }: AskFeeEffect): StayRow[] {
  const own = stays.find((one) => one.id === id);
  if (!own) return stays;
  // Who stays after all has it as long as before.
  const staying = ends_on === null ? own.ended_before : ends_on;
  const last = move ? addDays(move.starts_on, -1) : staying;
  const kept: StayRow = {
    ...own,
    ends_on: last === undefined ? own.ends_on : last,
    pauses: pause ? [...own.pauses, pause] : own.pauses,
  };
  const moved = move ? [{ ...own, id: '', ...move }] : [];
  return [...stays.filter((one) => one !== own), kept, ...moved]
    .filter((one) => one.ends_on === null || one.ends_on >= one.starts_on)
    .toSorted((a, b) => (a.starts_on < b.starts_on ? -1 : 1));
}
