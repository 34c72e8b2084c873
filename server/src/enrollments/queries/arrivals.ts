import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { attendanceWindow, checkInWindow } from '../../scheduling/public.ts';
import { settings } from '../../settings.ts';

/** How many minutes before a class of this club its students can be checked in. */
export const checkInOpens = async ({ tx }: Scope, club_id: string): Promise<number> =>
  (await settingsOf(tx, settings, { club_id })).check_in_opens_minutes;

/** Whether those who run the class can check somebody in now, as doing it would answer. */
export function takesArrivals(
  session: { status: string; starts_at: Date; ends_at: Date },
  before_minutes: number,
  now: Date,
): boolean {
  const { opens_at } = checkInWindow(session, { before_minutes, after_minutes: 0 });
  const { closes_at } = attendanceWindow(session, opens_at);
  return session.status !== 'cancelled' && now >= opens_at && now < closes_at;
}
