import { sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { administers, isDesk } from '../../organizations/public.ts';
import type { MakeUp } from '../schemas/make-ups.ts';

export interface MakeUpsInput {
  student_id?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

type Entry = MakeUp['entries'][number] & { used_for: MakeUp['used_for'] };
type Row = Omit<MakeUp, 'state' | 'expires_on' | 'used_for' | 'entries' | 'can_take'> & {
  timezone: string;
  created_at: Date;
  entries: Entry[];
};

const select = sql`
  select m.id, m.student_id, c.display_name as student_name, m.club_id, k.name as club_name, k.timezone, m.class_type_id,
         t.name as class_type_name, m.cause, m.lost_on, p.name as lost_class, m.created_at,
         (select jsonb_agg(jsonb_build_object('number', l.number, 'kind', l.kind, 'at', l.created_at, 'expires_on', l.expires_on,
                   'reason', l.reason, 'by', u.name, 'used_for', case when l.kind = 'used' then (
                     select jsonb_build_object('session_id', s.id, 'name', g.name, 'local_date', s.local_date)
                       from class_enrollments e join class_sessions s on s.id = e.session_id join class_schedules g on g.id = s.schedule_id
                      where e.id = l.enrollment_id) end) order by l.number)
            from make_up_entries l left join users u on u.id = l.created_by where l.make_up_id = m.id) as entries
    from make_ups m
    join client_profiles c on c.id = m.student_id
    join clubs k on k.id = m.club_id
    left join class_types t on t.id = m.class_type_id
    left join class_enrollments lost on lost.id = m.lost_enrollment_id
    left join class_sessions ls on ls.id = lost.session_id
    left join class_schedules p on p.id = ls.schedule_id`;

/** Of the actor and their dependants, or for the desk those of any client: the newest first. */
export async function listMakeUps(scope: Scope, input: MakeUpsInput) {
  const { personas } = scope.actor;
  const { student_id } = input;
  if (student_id !== undefined && !actsFor(scope.actor, student_id) && !isDesk(scope.actor))
    throw notFound('client');
  const students =
    student_id === undefined ? [...(personas.client ?? []), ...(personas.dependant ?? [])] : [student_id];
  const size = pageSize(input.limit);
  const after = afterInstant(input.cursor);
  const { rows } = await sql<Row>`${select}
    where m.student_id = any(${students}::uuid[])
      ${after ? sql`and (m.created_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by m.created_at desc, m.id desc limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.created_at.toISOString(), row.id]);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

/** Throws 404 for what is none of the actor's business. */
export async function getMakeUp(scope: Scope, id: string): Promise<MakeUp> {
  const { rows } = await sql<Row>`${select} where m.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'make-up');
  if (!actsFor(scope.actor, row.student_id) && !isDesk(scope.actor)) throw notFound('make-up');
  return present(scope, row);
}

function present({ actor, now }: Scope, { timezone, created_at: _, entries, ...row }: Row): MakeUp {
  const last = entries.at(-1) as Entry;
  const over = last.expires_on < localDateOf(now, timezone);
  const isOpen = last.kind === 'earned' || last.kind === 'given_back';
  const state = isOpen ? (over ? 'expired' : 'open') : (last.kind as MakeUp['state']);
  const seesWho = isDesk(actor);
  return {
    ...row,
    state,
    expires_on: last.expires_on,
    used_for: last.used_for,
    entries: entries.map(({ used_for: __, ...entry }) => ({ ...entry, by: seesWho ? entry.by : null })),
    can_take: state === 'open' && administers(actor, row.club_id),
  };
}
