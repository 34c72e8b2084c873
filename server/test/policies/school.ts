import { newId } from '../../src/kernel/ids.ts';
import { ok } from '../answers.ts';
import { buildSecondClub, type Place, type person } from '../builders.ts';
import type { TestServer } from '../server.ts';
import { buildClient } from '../sessions.ts';
import type { Values } from './in-force.ts';

type Person = Awaited<ReturnType<typeof person>>;
type Month = `${number}-${number}`;

/** An amount for any number of classes a week and any size, or for these. */
export const price = (
  amount: number,
  more: { classes_a_week?: number; group_size?: number; member_amount?: number } = {},
) => ({ classes_a_week: null, group_size: null, member_amount: null, amount, ...more });

/** What is charged of somebody: when it is due, and the lines that are not 0. */
export type Charged = { due_on: string; amount: number; lines: Record<string, number> };

/**
 * A school of its own in the organization: its settings and its fee plan go in by the API, its groups and their places
 * straight into the tables, and what it would charge is asked of the preview.
 */
export async function openSchool(
  server: TestServer,
  { place, owner }: { place: Place; owner: Person },
  { values = {}, plan = {} }: { values?: Values; plan?: object | null } = {},
) {
  const club_id = await buildSecondClub(server.db, place);
  const set = (at: object, given: Values) => ok(owner.patch('/api/settings/', { ...at, values: given }));
  await set({ club_id }, values);
  const addPlan = async (more: object, at: object = { club_id }): Promise<string> => {
    const { id } = await ok(
      owner.post('/api/classes/fee_plans/', {
        ...{ name: `Cuota ${newId()}`, club_id, currency: 'EUR', period: 'month', starts_on: '2026-09-01' },
        ...{ prices: [price(6000)], ...more },
      }),
      201,
    );
    await set(at, { fee_plan: id });
    return id;
  };
  const plan_id = plan && (await addPlan(plan));
  const { organization_id, scope } = place;

  const type = async (name: string, given: Values = {}): Promise<string> => {
    const id = newId();
    const row = { organization_id, id, name: `${name} ${id}`, type: 'group', currency: 'EUR' } as const;
    await server.db.tenant(scope, (tx) => tx.insertInto('class_types').values(row).execute());
    await set({ class_type_id: id }, given);
    return id;
  };
  let common: string | undefined;

  /** A published group at 19:00, Mondays unless told, from 7 September 2026 on. */
  const group = async (more: object = {}): Promise<string> => {
    const id = newId();
    common ??= await type('Grupo');
    await server.db.tenant(scope, async (tx) => {
      const level = await tx
        .selectFrom('class_levels')
        .select('id')
        .where('name', '=', 'all_levels')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('class_schedules')
        .values({
          ...{ organization_id, club_id, id, name: `Grupo ${id}`, class_type_id: common as string },
          ...{ level_id: level.id, recurrence: 'weekly', recurrence_days: [0], start_date: '2026-09-07' },
          ...{ start_time: '19:00', duration_minutes: 60, min_participants: 1, max_participants: 4 },
          ...{ price: 1500, currency: 'EUR', status: 'published', published_at: new Date(0) },
          ...{ allow_waitlist: true, allow_drop_in: true, requires_package: false },
          ...{ enrollment_opens_days: 365, enrollment_closes_hours: 2 },
          ...more,
        })
        .execute();
    });
    return id;
  };
  const places = new Map<string, string>();

  /** A fixed place, found by the name of its student in `places`. Returns the student. */
  const holds = async (
    schedule_id: string,
    name: string,
    {
      starts_on = '2026-09-07',
      ends_on = null,
      member = false,
      pause,
      student_id,
    }: {
      starts_on?: string;
      ends_on?: string | null;
      member?: boolean;
      pause?: [string, string];
      student_id?: string;
    } = {},
  ): Promise<string> => {
    const student = student_id ?? (await buildClient(server.db, place, { name, is_club_member: member }));
    const id = newId();
    places.set(name, id);
    await server.db.tenant(scope, async (tx) => {
      const held = { organization_id, id, schedule_id, student_id: student, starts_on, ends_on };
      await tx.insertInto('schedule_enrollments').values(held).execute();
      if (pause)
        await tx
          .insertInto('schedule_enrollment_pauses')
          .values({
            ...{ organization_id, id: newId(), schedule_enrollment_id: id },
            ...{ starts_on: pause[0], ends_on: pause[1] },
          })
          .execute();
    });
    return student;
  };
  const close = (starts_on: string, ends_on: string) =>
    server.db.tenant(scope, (tx) =>
      tx
        .insertInto('club_closures')
        .values({ organization_id, id: newId(), club_id, name: 'Festivo', starts_on, ends_on })
        .execute(),
    );

  /** What raising a month would charge, one after the other. */
  const shown = async (period: Month): Promise<({ name: string } & Charged)[]> => {
    const answer = await ok(owner.get(`/api/classes/charges/preview/?club_id=${club_id}&period=${period}`));
    return answer.charges.map(
      (one: { student_name: string; due_on: string; amount: number; lines: Line[] }) => ({
        ...{ name: one.student_name, due_on: one.due_on, amount: one.amount },
        lines: Object.fromEntries(one.lines.map(({ kind, amount }) => [kind, amount])),
      }),
    );
  };
  /** The same by student. */
  const charges = async (period: Month): Promise<Record<string, Charged>> =>
    Object.fromEntries((await shown(period)).map(({ name, ...one }) => [name, one]));
  /** The amounts alone. */
  const amounts = async (period: Month): Promise<Record<string, number>> =>
    Object.fromEntries(Object.entries(await charges(period)).map(([name, { amount }]) => [name, amount]));
  const raise = (period: Month) => ok(owner.post('/api/classes/charges/raise/', { club_id, period }));
  return {
    ...{ club_id, plan_id, place: { ...place, club_id }, owner, set, addPlan, type, group, holds, close },
    ...{ places, shown, charges, amounts, raise },
  };
}

type Line = { kind: string; amount: number };
export type School = Awaited<ReturnType<typeof openSchool>>;
