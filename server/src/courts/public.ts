export { closeCourt, closedTime, openCourt } from './commands/closures.ts';
export { addCourt, changeCourt } from './commands/courts.ts';
export { forgetSessions, releaseForSessions, reserveForSessions } from './commands/sessions.ts';
export { keepHours } from './commands/zone.ts';
export { getCourt as courtOf, listCourts } from './queries/courts.ts';
export { busyCourts, otherReservations } from './queries/reservations.ts';
export { ChangeCourt, CloseCourt, Court, Reservation } from './schemas.ts';
export { courtsOutOfUse } from './store/courts.ts';
