import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { PersonHit } from '../schemas/changes.ts';

/** An enrolment that holds a place or waits. */
export interface Taking {
  enrollment_id: string;
  session_id: string;
  student_id: string;
  status: string;
  place_id: string | null;
  price: number;
  paid: boolean;
  payment_amount: number | null;
  enrolled_at: Date | null;
  checked_in: boolean;
}

/** Who is in these sessions, or waits for them. */
export async function takingPart({ tx }: Scope, sessionIds: readonly string[]): Promise<Taking[]> {
  if (sessionIds.length === 0) return [];
  return tx
    .selectFrom('class_enrollments')
    .select(['id as enrollment_id', 'session_id', 'student_id', 'status', 'price', 'paid', 'payment_amount'])
    .select(['schedule_enrollment_id as place_id', 'enrolled_at', 'checked_in'])
    .where('session_id', '=', sql<string>`any(${[...sessionIds]}::uuid[])`)
    .where('status', 'in', ['enrolled', 'waitlisted'])
    .orderBy('id')
    .execute();
}

export interface Reach {
  student_name: string;
  reachable: boolean;
  contacts: { name: string; phone: string }[];
}

/** How these students are reached: by themselves and by their guardians; one who is out of use can be called at most. */
export async function reachOf({ tx }: Scope, studentIds: readonly string[]): Promise<Map<string, Reach>> {
  if (studentIds.length === 0) return new Map();
  const ids = [...new Set(studentIds)];
  const { rows } = await sql<{
    student_id: string;
    own: boolean;
    name: string;
    phone: string;
    reachable: boolean;
  }>`
    with asked as (
      select id as student_id, id as contact_id from unnest(${ids}::uuid[]) id
      union
      select dependant_id, guardian_id from guardians where dependant_id = any(${ids}::uuid[]))
    select a.student_id, a.student_id = a.contact_id as own, c.display_name as name, c.phone,
           (a.student_id = a.contact_id or c.is_active) and (c.user_id is not null or coalesce(c.email, '') <> '') as reachable
      from asked a join client_profiles c on c.id = a.contact_id
     order by c.sort_name, c.id`.execute(tx);
  return new Map([...Map.groupBy(rows, (row) => row.student_id)].map(([id, all]) => [id, reach(all)]));
}

function reach(rows: { own: boolean; name: string; phone: string; reachable: boolean }[]): Reach {
  const ownFirst = [...rows].sort((a, b) => Number(b.own) - Number(a.own));
  return {
    student_name: ownFirst[0]!.name,
    reachable: rows.some((row) => row.reachable),
    contacts: ownFirst.filter((row) => row.phone !== '').map(({ name, phone }) => ({ name, phone })),
  };
}

/** Each of them once, with their classes, by name. */
export const peopleOf = (
  taking: readonly { student_id: string; session_id: string }[],
  reach: ReadonlyMap<string, Reach>,
): PersonHit[] =>
  [...Map.groupBy(taking, (one) => one.student_id)]
    .map(([student_id, own]): PersonHit => {
      const session_ids = own.map((one) => one.session_id);
      return { student_id, session_ids, ...reach.get(student_id)! };
    })
    .sort((a, b) => a.student_name.localeCompare(b.student_name));
