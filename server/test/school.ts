import { beforeAll } from 'vitest';
import { ok } from './answers.ts';
import { buildClub, type Place, person } from './builders.ts';
import { useServer } from './server.ts';

/** A club whose desk gives fixed places in weekly groups at 18 € a class, with fees of 62 € a month. */
export function useFees(now: string) {
  const server = useServer({ now });
  const made = {} as { place: Place; owner: Awaited<ReturnType<typeof person>>; type: string };
  beforeAll(async () => {
    made.place = await buildClub(server.db);
    made.owner = await person(server, made.place, 'owner');
    const { id } = await ok(
      made.owner.post('/api/classes/types/', {
        ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1000 },
        ...{ min_participants: 1, max_participants: 4 },
      }),
      201,
    );
    made.type = id;
  });

  async function group(name: string, more: object = {}): Promise<string> {
    const { owner, place, type } = made;
    const { id } = await ok(
      owner.post('/api/classes/schedules/', {
        ...{ club_id: place.club_id, class_type_id: type, name, recurrence: 'weekly', recurrence_days: [0] },
        ...{ start_date: '2026-09-28', start_time: '19:00', duration_minutes: 60, price: 1800, ...more },
      }),
      201,
    );
    await ok(owner.post(`/api/classes/schedules/${id}/publish/`, {}));
    return id;
  }

  const give = async (schedule_id: string, student_id: string, starts_on: string): Promise<string> => {
    const given = { student_id, starts_on };
    const path = `/api/classes/schedules/${schedule_id}/places/`;
    return (await ok(made.owner.post(path, given), 201)).place.id;
  };

  /** In force for the group. */
  async function plan(schedule_id: string, more: object = {}): Promise<string> {
    const { id } = await ok(
      made.owner.post('/api/classes/fee_plans/', {
        ...{ name: `Cuota ${schedule_id}`, club_id: made.place.club_id, currency: 'EUR', period: 'month' },
        ...{ starts_on: '2026-10-01', due_day: 5 },
        prices: [{ classes_a_week: null, group_size: null, amount: 6200, member_amount: null }],
        ...more,
      }),
      201,
    );
    await ok(made.owner.patch('/api/settings/', { schedule_id, values: { fee_plan: id } }));
    return id;
  }

  const raise = (period: string) =>
    made.owner.post('/api/classes/charges/raise/', { club_id: made.place.club_id, period });
  const chargesOf = async (student_id: string) => {
    const of = `club_id=${made.place.club_id}&student_id=${student_id}`;
    return (await ok(made.owner.get(`/api/classes/charges/?${of}`))).results;
  };
  return { server, made, group, give, plan, raise, chargesOf };
}
