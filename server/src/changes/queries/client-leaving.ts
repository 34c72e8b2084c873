import { sql } from 'kysely';
import { type Commitments, commitmentsOf } from '../../enrollments/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { classesWithIds } from '../../scheduling/public.ts';
import type { ClientLeaving } from '../schemas/client.ts';
import { classFacts, versionOf } from './class-facts.ts';
import { reachOf } from './people.ts';

/** What somebody has before them, as it is shown before they go. */
export async function leavingOf(scope: Scope, studentId: string, held?: Commitments): Promise<ClientLeaving> {
  const { bookings, places } = held ?? (await commitmentsOf(scope, studentId));
  const session_ids = bookings.map((one) => one.session_id);
  const rows = await classesWithIds(scope, session_ids);
  const facts = new Map(rows.map((row) => [row.id, classFacts(row)]));
  const reach = (await reachOf(scope, [studentId])).get(studentId)!;
  return {
    version: versionOf([bookings, places.map((one) => one.place_id)]),
    bookings: bookings.map(({ enrollment_id, session_id, status, place_id }) => ({
      ...facts.get(session_id)!,
      ...{ enrollment_id, status, is_fixed: place_id !== null },
    })),
    fixed_places: places.map(({ place_id, schedule_id, schedule_name }) => ({
      ...{ place_id, schedule_id, schedule_name },
    })),
    dependants: await dependantsOf(scope, studentId),
    person: { student_id: studentId, session_ids, ...reach },
  };
}

async function dependantsOf({ tx }: Scope, guardianId: string): Promise<ClientLeaving['dependants']> {
  const { rows } = await sql<ClientLeaving['dependants'][number]>`
    select g.dependant_id as student_id, c.display_name as student_name,
           exists (select from guardians other join client_profiles k on k.id = other.guardian_id
                    where other.dependant_id = g.dependant_id and other.guardian_id <> g.guardian_id
                      and k.is_active) as has_others
      from guardians g join client_profiles c on c.id = g.dependant_id
     where g.guardian_id = ${guardianId}::uuid order by c.sort_name, c.id`.execute(tx);
  return rows;
}
