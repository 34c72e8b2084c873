import { sql } from 'kysely';
import { type InNextSeason, seasonNews } from '../enrollments/facts.ts';
import { append } from '../kernel/outbox.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Written } from './rules.ts';

/** Whose places in the groups of a season go with them; of drafts nobody has heard yet, and of those that have ended they were told then. To be asked before they go. */
export async function holdersOf({ tx }: Scope, going: readonly Written[]): Promise<InNextSeason[]> {
  const { rows } = await sql<InNextSeason>`
    select f.student_id, p.club_id, p.name, f.starts_on::text as starts_on
      from schedule_enrollments f join class_schedules p on p.id = f.schedule_id
     where f.id = any(${going.map((one) => one.id)}::uuid[]) and f.status = 'active' and p.status = 'published'
       and (f.renewal is null or f.renewal_asked_at is not null)
     order by f.starts_on, p.name`.execute(tx);
  return rows;
}

/** Each hears once of all places that are none after all. */
export async function tellUndone(scope: Scope, lost: readonly InNextSeason[]): Promise<void> {
  await append(scope, seasonNews(lost, { undone: true }));
}
