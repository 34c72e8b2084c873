import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { Verdict } from '../rules/foresight/measures.ts';

export interface ClubOfNight {
  id: string;
  timezone: string;
}

/** The club after this one, in the order of a night's round. */
export async function clubAfter({ tx }: Scope, id: string | undefined): Promise<ClubOfNight | undefined> {
  const clubs = tx.selectFrom('clubs').select(['id', 'timezone']).where('is_active', '=', true).orderBy('id');
  return (id === undefined ? clubs : clubs.where('id', '>', id)).limit(1).executeTakeFirst();
}

export async function clubOfNight({ tx }: Scope, id: string): Promise<ClubOfNight | undefined> {
  return tx.selectFrom('clubs').select(['id', 'timezone']).where('id', '=', id).executeTakeFirst();
}

export interface ModelMade {
  club_id: string;
  kind: 'no_show' | 'late_cancel' | 'leaving' | 'demand' | 'income';
  made_on: LocalDate;
  verdict: Verdict;
  rows_used: number;
  measures: object;
  model: object;
}

/** In place of what was made the night before. */
export async function saveModel({ tx, now }: Scope, one: ModelMade): Promise<void> {
  await sql`
    insert into foresight_models (organization_id, club_id, kind, made_on, made_at, verdict, rows_used, measures, model)
    values (app.current_organization_id(), ${one.club_id}, ${one.kind}, ${one.made_on}::date, ${now}, ${one.verdict}, ${one.rows_used},
            ${JSON.stringify(one.measures)}::jsonb, ${JSON.stringify(one.model)}::jsonb)
    on conflict (organization_id, club_id, kind) do update
       set made_on = excluded.made_on, made_at = excluded.made_at, verdict = excluded.verdict, rows_used = excluded.rows_used,
           measures = excluded.measures, model = excluded.model`.execute(tx);
}

export interface ChanceMade {
  student_id: string;
  enrollment_id: string | null;
  chance: number;
  reasons: readonly object[];
}

const atOnce = 1_000;

/**
 * All chances of a kind in a club, in place of those of the night before. Whoever is erased meanwhile is waited for, and of
 * them nothing is written; an erasure that comes later waits for this, and takes it away.
 */
export async function saveChances(
  { tx, now }: Scope,
  { club_id, kind }: Pick<ModelMade, 'club_id' | 'kind'>,
  chances: readonly ChanceMade[],
): Promise<void> {
  await tx.deleteFrom('foresight_chances').where('club_id', '=', club_id).where('kind', '=', kind).execute();
  for (let from = 0; from < chances.length; from += atOnce) {
    const some = chances.slice(from, from + atOnce);
    await sql`
      with said as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as x(student_id uuid, enrollment_id uuid, chance numeric, reasons jsonb)),
      people as materialized (
        select c.id from client_profiles c where c.id = any(array(select student_id from said)) and c.erased_at is null order by c.id for share)
      insert into foresight_chances (organization_id, club_id, kind, student_id, enrollment_id, chance, reasons, made_at)
      select app.current_organization_id(), ${club_id}::uuid, ${kind}, x.student_id, x.enrollment_id, round(x.chance, 4), x.reasons, ${now}
        from said x join people p on p.id = x.student_id
       where x.enrollment_id is null or exists (select from class_enrollments e where e.id = x.enrollment_id)`.execute(
      tx,
    );
  }
}
