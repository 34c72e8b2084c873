import { type Club, nextMonday } from './club.ts';

/** A fixed place since two months ago whose first fee, 40 €, nobody has paid. */
export async function oweFee(club: Club, student_id: string): Promise<void> {
  const [year, month] = nextMonday().split('-').map(Number) as [number, number];
  const starts_on = new Date(Date.UTC(year, month - 3, 1)).toISOString().slice(0, 10);
  const schedule_id = await placeIn(club, { name: 'Martes', days: [1], student_id, starts_on });
  const { id: fee_plan } = await club.desk<{ id: string }>('POST', '/api/classes/fee_plans/', {
    ...{ name: 'Martes', club_id: club.club_id, currency: 'EUR', period: 'month', starts_on },
    prices: [{ classes_a_week: null, group_size: null, amount: 4000, member_amount: null }],
  });
  await club.desk('PATCH', '/api/settings/', { schedule_id, values: { fee_plan } });
  const period = starts_on.slice(0, 7);
  await club.desk('POST', '/api/classes/charges/raise/', { club_id: club.club_id, period });
}

/** Somebody has a place in a new group at 20:00 on these days. @returns the group */
export async function placeIn(
  club: Club,
  {
    name,
    days,
    student_id,
    starts_on,
  }: { name: string; days: number[]; student_id: string; starts_on: string },
): Promise<string> {
  const { id } = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ club_id: club.club_id, class_type_id: club.class_type_id, name, recurrence: 'weekly' },
    ...{ recurrence_days: days, start_date: starts_on, start_time: '20:00', duration_minutes: 60 },
  });
  await club.desk('POST', `/api/classes/schedules/${id}/publish/`);
  await club.desk('POST', `/api/classes/schedules/${id}/places/`, { student_id, starts_on });
  return id;
}
