export { managesEnrollments, teaches } from './access.ts';
export { decideEnrollment } from './rules/enroll.ts';
export { refusals } from './rules/refusals.ts';
export { loadOnly } from './store/load.ts';
export { saveMissed, savePresence } from './store/presence.ts';
