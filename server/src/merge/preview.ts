import { sql } from 'kysely';
import { getClient } from '../clients/public.ts';
import type { Scope } from '../kernel/scope.ts';
import { between, collisionsOf, loadProfiles, type Pair, sameHourOf } from './load.ts';
import { placesOf, sharedGroups } from './places.ts';
import { staysOf, takenOver, whyNotOne } from './rules.ts';
import type { MergePreview } from './schemas.ts';

/** What a merge would do, without doing it. Throws 404. */
export async function previewMerge(scope: Scope, pair: Pair): Promise<MergePreview> {
  const { kept, other } = await loadProfiles(scope, pair, false);
  const classes = await collisionsOf(scope, pair);
  const { user_id, ...filled } = takenOver(kept, other);
  return {
    kept: await getClient(scope, pair.kept),
    other: await getClient(scope, pair.other),
    refused: whyNotOne(kept, other, await between(scope, pair)) ?? null,
    moves: { ...(await countsOf(scope, pair)), account: user_id !== undefined },
    filled: Object.keys(filled),
    classes: classes.map((one) => ({
      session_id: one.session_id,
      name: one.name,
      starts_at: one.starts_at.toISOString(),
      kept_status: one.kept_status,
      other_status: one.other_status,
      stays: staysOf(one),
    })),
    places: sharedGroups(await placesOf(scope, pair)),
    same_hour: (await sameHourOf(scope, pair)).map((one) => ({
      ...one,
      starts_at: one.starts_at.toISOString(),
    })),
  };
}

type Counts = Omit<MergePreview['moves'], 'account'>;

async function countsOf({ tx, now }: Scope, { other }: Pair): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*) filter (where e.status = 'enrolled' and e.session_starts_at > ${now}::timestamptz)::int as bookings,
           count(*) filter (where e.status = 'waitlisted' and e.session_starts_at > ${now}::timestamptz)::int as waiting,
           count(*) filter (where e.status = 'cancelled' or e.session_starts_at <= ${now}::timestamptz)::int as past,
           (select count(*)::int from schedule_enrollments f where f.student_id = ${other}::uuid and f.status = 'active') as fixed_places,
           (select count(*)::int from charges h where h.student_id = ${other}::uuid) as charges,
           (select count(*)::int from guardians g where g.guardian_id = ${other}::uuid)
             + (select count(*)::int from guardians g where g.dependant_id = ${other}::uuid) as guardians,
           (select count(*)::int from notifications n where n.client_id = ${other}::uuid) as messages
      from class_enrollments e where e.student_id = ${other}::uuid`.execute(tx);
  return rows[0] as Counts;
}
