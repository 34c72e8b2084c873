import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { lastEntry } from '../../packages/public.ts';

export interface EndingPackage {
  id: string;
  name: string;
  student_id: string;
  expires_on: string;
  left: number;
}

/** Packages of a club, or of all clubs, with classes left, whose last day is one of these. */
export async function endingPackages(
  { tx }: Scope,
  { club_id, from, until }: { club_id: string | null; from: string; until: string },
): Promise<EndingPackage[]> {
  const { rows } = await sql<EndingPackage>`
    select p.id, p.name, p.student_id, p.expires_on, l.balance as left
      from student_packages p
      cross join lateral (${lastEntry(sql`p.id`)}) l
     where p.status = 'active' and p.expires_on between ${from}::date and ${until}::date
       and p.club_id is not distinct from ${club_id}::uuid and l.balance > 0
     order by p.expires_on, p.id`.execute(tx);
  return rows;
}
