import { sql } from 'kysely';
import { found } from '../../../kernel/problem.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { foresees } from '../../access.ts';
import type { Foresight, ForesightChances } from '../../schemas/foresight.ts';

/** What is to be expected in a club, and how well it was foretold before. Throws 404. */
export async function getForesight(scope: Scope, club_id: string): Promise<Foresight> {
  found(foresees(scope.actor, club_id) ? await clubOf(scope, club_id) : undefined, 'club');
  const models = await modelsOf(scope, club_id);
  const chances: ForesightChances[] = [];
  for (const one of models)
    if (isChance(one))
      chances.push({ ...chancesOf(one), highest: await highestOf(scope, club_id, one.kind) });
  return { club_id, chances };
}

const clubOf = ({ tx }: Scope, id: string) =>
  tx.selectFrom('clubs').select('id').where('id', '=', id).executeTakeFirst();

interface ModelRow {
  kind: string;
  made_on: string;
  made_at: Date;
  verdict: ForesightChances['verdict'];
  rows_used: number;
  measures: object;
  model: object;
}
interface ChanceRow extends ModelRow {
  kind: ForesightChances['kind'];
  measures: Pick<
    ForesightChances,
    | 'tested'
    | 'happened'
    | 'auc'
    | 'log_loss'
    | 'baseline_log_loss'
    | 'gain'
    | 'gain_error'
    | 'calibrated'
    | 'calibration'
  >;
  model: Partial<Pick<ForesightChances, 'effects'> & { share: number }>;
}
const isChance = (one: ModelRow): one is ChanceRow => one.kind === 'no_show' || one.kind === 'late_cancel';

async function modelsOf({ tx }: Scope, club_id: string): Promise<ModelRow[]> {
  const { rows } = await sql<ModelRow>`
    select kind, made_on::text, made_at, verdict, rows_used, measures, model from foresight_models
     where club_id = ${club_id}::uuid order by kind desc`.execute(tx);
  return rows;
}

const chancesOf = ({ measures, model, made_at, ...one }: ChanceRow): Omit<ForesightChances, 'highest'> => ({
  ...{ kind: one.kind, verdict: one.verdict, made_on: one.made_on, made_at: made_at.toISOString() },
  ...{ rows_used: one.rows_used, ...measures, share: model.share ?? null, effects: model.effects ?? [] },
});

const most = 20;

/** The highest chances of what is still to come and stands. */
async function highestOf({ tx, now }: Scope, club_id: string, kind: ChanceRow['kind']) {
  const { rows } = await sql<ForesightChances['highest'][number]>`
    select f.student_id, c.display_name as person, f.enrollment_id, s.id as session_id, g.name as class_name,
           s.local_date::text as local_date, to_char(s.local_time, 'HH24:MI') as local_time, f.chance::float8 as chance, f.reasons
      from foresight_chances f
      join client_profiles c on c.id = f.student_id
      join class_enrollments e on e.id = f.enrollment_id
      join class_sessions s on s.id = e.session_id
      join class_schedules g on g.id = s.schedule_id
     where f.club_id = ${club_id}::uuid and f.kind = ${kind}
       and e.status = 'enrolled' and not e.checked_in and s.status <> 'cancelled' and s.scheduled_datetime > ${now}::timestamptz
     order by f.chance desc, f.id limit ${most}`.execute(tx);
  return rows;
}
