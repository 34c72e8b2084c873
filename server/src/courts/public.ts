export { addCourt } from './commands/courts.ts';
export { forgetSessions, releaseForSessions, reserveForSessions } from './commands/sessions.ts';
export { getCourt as courtOf } from './queries/courts.ts';
export { busyCourts } from './queries/reservations.ts';
