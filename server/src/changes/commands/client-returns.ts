import { changeClient, getClient, unblockClient } from '../../clients/public.ts';
import {
  type BookedAgain,
  bookAgain,
  givePlacesAgain,
  type PlaceEnded,
  wouldBookAgain,
} from '../../enrollments/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { classesWithIds } from '../../scheduling/public.ts';
import { classFacts, tellingClubs, versionOf } from '../queries/class-facts.ts';
import type { ChangeRow } from '../queries/kept.ts';
import { reachOf } from '../queries/people.ts';
import type { ClassBack, ReturnChoices, ReturnEffect, ReturnPreview } from '../schemas/changes.ts';
import { overwritten } from '../store.ts';
import { clientLeft } from './client-leaves.ts';
import { chosenOrRefused } from './return.ts';

const momentOf = ({ cause, created_at }: ChangeRow) => ({
  ...{ student_id: cause, at: created_at, reason: clientLeft },
});

/** What somebody who comes back would have again: what is still free, of what they gave up one by one. */
export async function previewReturn(scope: Scope, change: ChangeRow): Promise<ReturnPreview> {
  return shown(scope, change, await wouldBookAgain(scope, momentOf(change)));
}

/** They may book again, and have again what was chosen and is still free; the dates of their fixed places come by themselves. */
export async function returnClient(
  scope: Scope,
  change: ChangeRow,
  choices: ReturnChoices,
): Promise<ReturnEffect> {
  const { cause } = change;
  const chosen = chosenOrRefused(await previewReturn(scope, change), choices.classes);
  await (change.kind === 'client_blocked'
    ? unblockClient(scope, cause)
    : changeClient(scope, cause, { is_active: true }));
  const places = await placesAgain(scope, change);
  const booked = await bookAgain(
    scope,
    momentOf(change),
    chosen.map((one) => one.session_id),
  );
  const { classes, people } = await shown(scope, change, booked);
  const back = booked.filter((one) => one.why_not === null);
  const concerned = back.length > 0 ? people : [];
  return {
    ...{ reinstated: back.length, given_back: 0, moved_back: 0 },
    told: concerned.filter((one) => one.reachable).length,
    to_call: concerned.filter((one) => !one.reachable),
    not_back: classes.flatMap((one) => one.not_back),
    places,
  };
}

/** Fixed places that ended when they went; groups before classes, as everybody locks them. */
async function placesAgain(scope: Scope, { id, cause }: ChangeRow) {
  const over = await overwritten(scope, id);
  return givePlacesAgain(scope, cause, (over?.was ?? []) as unknown as PlaceEnded[]);
}

async function shown(
  scope: Scope,
  { cause: student_id }: ChangeRow,
  booked: readonly BookedAgain[],
): Promise<ReturnPreview> {
  const rows = await classesWithIds(
    scope,
    booked.map((one) => one.session_id),
  );
  const tells = await tellingClubs(scope, rows);
  const byId = new Map(booked.map((one) => [one.session_id, one]));
  const student_name = (await getClient(scope, student_id)).display_name;
  const classes = rows.map((row): ClassBack => {
    const one = byId.get(row.id)!;
    const reason = one.why_not;
    return {
      ...{ ...classFacts(row), version: versionOf([one]), action: 'rebook', possible: reason === null },
      ...{ problems: [], busy_with: null, tells_cancellation: tells.has(row.club_id) },
      ...{ returning: Number(one.as === 'enrolled'), waiting: Number(one.as === 'waitlisted') },
      not_back: reason === null ? [] : [{ student_id, student_name, session_id: row.id, reason }],
    };
  });
  const reach = (await reachOf(scope, [student_id])).get(student_id)!;
  const session_ids = booked.filter((one) => one.why_not === null).map((one) => one.session_id);
  return { classes, people: [{ student_id, session_ids, ...reach }] };
}
