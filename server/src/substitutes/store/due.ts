import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** The questions of a club that are open though their class has begun or is over. */
export async function unansweredInTime({ tx, now }: Scope, club_id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from substitute_requests r
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
     where r.state = 'open' and s.club_id = ${club_id}::uuid
       and (s.scheduled_datetime <= ${now}::timestamptz or s.status not in ('scheduled', 'confirmed'))
     order by r.id`.execute(tx);
  return rows.map(({ id }) => id);
}

interface Due {
  /** Classes that begin by then. */
  until: Date;
  /** Questions that were put by then. */
  asked_before: Date;
}

/**
 * The questions of a club that are open and of whose being so nobody was told yet, as from now told. An answer that comes at the
 * same moment is waited for.
 */
export async function remindOf(
  { tx, now }: Scope,
  club_id: string,
  { until, asked_before }: Due,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update substitute_requests r set reminded_at = ${now}::timestamptz
      from class_sessions s
     where s.organization_id = r.organization_id and s.id = r.session_id
       and r.state = 'open' and r.reminded_at is null and r.created_at <= ${asked_before}::timestamptz
       and s.club_id = ${club_id}::uuid and s.status in ('scheduled', 'confirmed')
       -- Whoever accepted another question about it gives it.
       and not exists (select from substitute_requests d join substitute_asks a on a.organization_id = d.organization_id and a.request_id = d.id
             where d.organization_id = r.organization_id and d.session_id = r.session_id and d.state = 'accepted' and a.answer = 'accepted'
               and a.instructor_id = coalesce(s.substitute_instructor_id, s.instructor_id))
       and s.scheduled_datetime > ${now}::timestamptz and s.scheduled_datetime <= ${until}::timestamptz
    returning r.id`.execute(tx);
  return rows.map(({ id }) => id);
}
