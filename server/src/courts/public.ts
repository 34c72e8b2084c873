export { addCourt, changeCourt } from './commands/courts.ts';
export { forgetSessions, releaseForSessions, reserveForSessions } from './commands/sessions.ts';
export { keepHours } from './commands/zone.ts';
export { getCourt as courtOf, listCourts } from './queries/courts.ts';
export { busyCourts } from './queries/reservations.ts';
export { ChangeCourt, Court } from './schemas.ts';
export { courtsOutOfUse } from './store/courts.ts';
