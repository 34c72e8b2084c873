export { addException, checkAddException, removeException } from './commands/exceptions.ts';
export { addInstructor, changeInstructor } from './commands/profile.ts';
export { instructorOf, timeOf } from './queries/time.ts';
export { instructorFit } from './rules/availability.ts';
export { AddException, Exception } from './schemas.ts';
