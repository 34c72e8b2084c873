import { sql } from 'kysely';
import { afterId, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf, offsetDateTime } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import type { Renewal } from '../../scheduling/public.ts';
import { whyNoAnswer } from '../rules/renewal.ts';
import type { RenewalAnswer } from '../schemas/renewal.ts';

interface Row extends Omit<RenewalAnswer, 'answered_at' | 'may_answer'> {
  answered: Date | null;
  timezone: string;
}

/** Who is asked whether they stay in a term, and what they have answered; for who runs its club. Throws 404. */
export async function listRenewals(
  scope: Scope,
  term_id: string,
  asked: { limit?: number; cursor?: string },
) {
  const term = await termFor(scope, term_id);
  const size = pageSize(asked.limit);
  const after = afterId(asked.cursor);
  const { rows } = await sql<Row>`
    select f.id as place_id, f.schedule_id, p.name as schedule_name, f.student_id, c.display_name as student_name,
           f.renewal as state, f.renewal_asked_at is not null as told, f.renewal_answered_at as answered,
           u.name as answered_by, k.timezone
      from class_schedules p
      join schedule_enrollments f on f.schedule_id = p.id and f.renewal is not null
           and (f.status = 'active' or f.renewal in ('declined', 'lapsed'))
      join clubs k on k.id = p.club_id
      join client_profiles c on c.id = f.student_id
      left join users u on u.id = f.renewal_answered_by
     where p.term_id = ${term_id}::uuid ${after === undefined ? sql`` : sql`and f.id > ${after}::uuid`}
     order by f.id limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.place_id]);
  return { ...page, results: page.results.map((row) => shown(scope, row, term)) };
}

async function termFor(scope: Scope, id: string): Promise<Renewal> {
  const term = await scope.tx
    .selectFrom('terms')
    .select(['club_id', 'renewal_needs', 'renewal_from', 'renewal_until', 'newcomers_from'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!term || !administers(scope.actor, term.club_id)) throw notFound('term');
  return term as Renewal;
}

function shown(scope: Scope, { answered, timezone, ...row }: Row, term: Renewal): RenewalAnswer {
  const today = localDateOf(scope.now, timezone);
  const may_answer = whyNoAnswer({ renewal: row.state, term }, { today, by: 'desk' }) === undefined;
  return { ...row, may_answer, answered_at: answered && offsetDateTime(answered, timezone) };
}
