import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

export interface WaitedFor {
  id: string;
  student_id: string;
  /** Of the group. */
  name: string;
  amount: number;
  currency: string;
  due_on: string;
  /** What is paid in advance. */
  is_deposit: boolean;
}

/** Those of these charges that are open still, by what is due first. */
export async function stillOpen({ tx }: Scope, ids: readonly string[]): Promise<WaitedFor[]> {
  const { rows } = await sql<WaitedFor>`
    select c.id, c.student_id, g.name, c.amount, c.currency, c.due_on, c.deposit is not null as is_deposit
      from charges c
      join schedule_enrollments f on f.id = c.place_id
      join class_schedules g on g.id = f.schedule_id
     where c.id = any(${ids}::uuid[]) and c.status = 'open' and c.amount > 0
     order by c.due_on, g.sort_name, c.id`.execute(tx);
  return rows;
}
