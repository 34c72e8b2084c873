export {
  type Availability,
  type AvailabilityException,
  type AvailabilityWindow,
  type FitInput,
  type FitProblem,
  freeIntervals,
  instructorFit,
} from '../../instructors/public.ts';
