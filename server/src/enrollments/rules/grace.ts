import { addDays, type LocalDate, laterDate, localDateOf } from '../../kernel/time/index.ts';
import type { SessionState } from './state.ts';

const graceDays = 14;

/** Until when what paid for a class is valid at least once the club has called it off: there is time to find another. */
export const graceUntil = (
  { local_date, timezone }: Pick<SessionState, 'local_date' | 'timezone'>,
  now: Date,
): LocalDate => laterDate(localDateOf(now, timezone), addDays(local_date, graceDays));
