export { addCourt } from './commands/courts.ts';
export {
  forgetSessions,
  releaseForSessions,
  reserveForSessions,
  type SessionCourt,
} from './commands/sessions.ts';
export { getCourt as courtOf } from './queries/courts.ts';
export { type BusyAsked, busyCourts } from './queries/reservations.ts';
export type { Busy } from './rules.ts';
