import { addHours, addMinutes } from '../../kernel/time/index.ts';

/** To one class on one day. */
export const mostPerDay = 5;
const changeableMinutes = 15;
const afterwardsHours = 7 * 24;

interface WrittenTo {
  status: string;
  ends_at: Date;
}

/** Why nobody writes to a class any more; undefined where somebody may. */
export function whyNoMessage(
  { status, ends_at }: WrittenTo,
  now: Date,
): 'class_cancelled' | 'too_late' | undefined {
  if (status === 'cancelled') return 'class_cancelled';
  return now >= addHours(ends_at, afterwardsHours) ? 'too_late' : undefined;
}

export const isChangeable = ({ created_at }: { created_at: Date }, now: Date): boolean =>
  now < addMinutes(created_at, changeableMinutes);
