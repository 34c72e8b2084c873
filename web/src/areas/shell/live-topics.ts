import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';
import type { LiveTopics } from '../../platform/live/messages.ts';

/** Which queries a live message touches, where its topic is not the name of the queries themselves. */
export const LIVE_TOPICS: LiveTopics = {
  sessions: ['sessions', 'my_classes', 'student_packages', ...MONEY_QUERIES],
  schedules: ['schedules', 'sessions'],
  changes: ['kept_changes'],
  places: ['places', 'my_classes'],
  student_packages: ['student_packages', 'sessions', ...MONEY_QUERIES],
  charges: ['charges', 'debits', ...MONEY_QUERIES],
  tills: ['till'],
};
