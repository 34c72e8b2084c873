export { addInstructor, changeInstructor } from './commands/profile.ts';
export { type InstructorTime, instructorOf, timeOf } from './queries/time.ts';
export {
  type Availability,
  type AvailabilityException,
  type AvailabilityWindow,
  type FitInput,
  type FitProblem,
  type FreeIntervalsInput,
  freeIntervals,
  instructorFit,
} from './rules/availability.ts';
