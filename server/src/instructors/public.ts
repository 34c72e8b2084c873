export { administersInstructor, isSelf, type Judged } from './access.ts';
export { addException, checkAddException, removeException } from './commands/exceptions.ts';
export { addInstructor, changeInstructor } from './commands/profile.ts';
export { getInstructor } from './queries/instructors.ts';
export { instructorOf, timeOf } from './queries/time.ts';
export { instructorFit } from './rules/availability.ts';
export { AddException, ChangeInstructor, Exception, Instructor, PutInstructor } from './schemas.ts';
export { activeCoachOf, holdLeaving } from './store/profiles.ts';
