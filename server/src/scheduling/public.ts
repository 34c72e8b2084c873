export { createSchedule, createSchedules, type NewSchedule } from './commands/create.ts';
export { cancelBelowMinimum, completeDue, completeSome, generateDue } from './commands/due.ts';
export { generate as generateSessions } from './commands/generate.ts';
export { importTimetable } from './commands/import/timetable.ts';
export { publishSchedule, publishSchedules } from './commands/schedules.ts';
export { bookingWindow, cancellationDeadline, checkInWindow, reminderTimes } from './rules/windows.ts';
export type { TimetableReport } from './schemas/timetable.ts';
