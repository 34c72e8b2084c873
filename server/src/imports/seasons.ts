import { sql } from 'kysely';
import type { SeasonContinued } from '../enrollments/facts.ts';
import { append } from '../kernel/outbox.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Written } from './rules.ts';

interface Lost {
  student_id: string;
  club_id: string;
  name: string;
  starts_on: string;
}

/** Whose places in the groups of a season go with them; of drafts nobody has heard yet, and of those that have ended they were told then. To be asked before they go. */
export async function holdersOf({ tx }: Scope, going: readonly Written[]): Promise<Lost[]> {
  const { rows } = await sql<Lost>`
    select f.student_id, p.club_id, p.name, f.starts_on::text as starts_on
      from schedule_enrollments f join class_schedules p on p.id = f.schedule_id
     where f.id = any(${going.map((one) => one.id)}::uuid[]) and f.status = 'active' and p.status = 'published'
     order by f.starts_on, p.name`.execute(tx);
  return rows;
}

/** Each hears once of all places that are none after all. */
export async function tellUndone(scope: Scope, lost: readonly Lost[]): Promise<void> {
  const facts = [...Map.groupBy(lost, (one) => one.student_id)].map(
    ([student_id, own]): SeasonContinued => ({
      type: 'enrollments.season_continued',
      payload: {
        ...{ student_id, club_id: own[0]!.club_id, undone: true },
        groups: own.map(({ name, starts_on }) => ({ name, starts_on })),
      },
    }),
  );
  await append(scope, facts);
}
