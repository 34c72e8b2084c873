import { sql } from 'kysely';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { changesPlan, clubsSeen } from '../access.ts';
import type { FeePlan } from '../schemas.ts';

type Row = Omit<FeePlan, 'abilities'>;

/** Plans of the clubs that somebody runs, and of all clubs, by name. */
export async function listPlans(scope: Scope): Promise<FeePlan[]> {
  const clubs = clubsSeen(scope.actor);
  const which =
    clubs === undefined ? sql`true` : sql`(p.club_id is null or p.club_id = any(${clubs}::uuid[]))`;
  const { rows } = await sql<Row>`${select} where ${which} order by p.name, p.id`.execute(scope.tx);
  return rows.map((row) => present(scope, row));
}

/** One of them; throws 404. */
export async function getPlan(scope: Scope, id: string): Promise<FeePlan> {
  const clubs = clubsSeen(scope.actor);
  const { rows } = await sql<Row>`${select} where p.id = ${id}::uuid`.execute(scope.tx);
  const seen = rows.filter(({ club_id }) => !clubs || club_id === null || clubs.includes(club_id));
  return present(scope, found(seen[0], 'fee plan'));
}

/** Where the setting names it. */
const usedBy = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
           'level', case when s.schedule_id is not null then 'schedule' when s.class_type_id is not null then 'class_type'
                         when s.club_id is not null then 'club' else 'organization' end,
           'id', case when s.schedule_id is not null then s.schedule_id when s.class_type_id is not null then s.class_type_id else s.club_id end,
           'name', case when s.schedule_id is not null then g.name when s.class_type_id is not null then t.name
                        when s.club_id is not null then k.name else '' end) order by s.schedule_id nulls first, s.class_type_id nulls first, s.id)
    from settings s
    left join class_schedules g on g.id = s.schedule_id
    left join class_types t on t.id = s.class_type_id
    left join clubs k on k.id = s.club_id
   where s.key = 'fee_plan' and s.value #>> '{}' = p.id::text), '[]')`;

const select = sql`
  select p.id, p.name, p.club_id, p.currency, p.period, p.weeks, p.starts_on, p.ends_on, p.due_day, p.prices, p.enrolment_fee,
         p.enrolment_fee_each, p.deposit, p.deposit_percent, p.deposit_counts, p.deposit_leaving, p.per, p.instalments, ${usedBy} as used_by
    from fee_plans p`;

const present = ({ actor }: Scope, row: Row): FeePlan => ({
  ...row,
  abilities: { change: changesPlan(actor, row.club_id) },
});
