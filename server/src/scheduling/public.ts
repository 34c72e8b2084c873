export { runsSession, seesNotes, sessionAbilities, teaches } from './access.ts';
export { createSchedule, createSchedules, type NewSchedule } from './commands/create.ts';
export { completeDue, generateDue } from './commands/due.ts';
export {
  type GenerateOptions,
  type GenerationResult,
  generate as generateSessions,
} from './commands/generate.ts';
export { cancelSessions } from './commands/save.ts';
export { publishSchedule, publishSchedules } from './commands/schedules.ts';
export { setSessionStatus } from './commands/session-actions.ts';
export { presentSession, presentSessions, type SessionRow, sessionRows } from './queries/present.ts';
export { getSession as sessionOf } from './queries/sessions.ts';
export { type Conflict, isTaken } from './rules/generation.ts';
export {
  bookingWindow,
  cancellationDeadline,
  checkInWindow,
  isWithin,
  reminderTimes,
  type Window,
} from './rules/windows.ts';
export { Session, type SessionStatus, sessionProperties, sessionStatuses } from './schemas/session.ts';
