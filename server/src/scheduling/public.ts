export { mayAddPeople, sessionAbilities } from './access.ts';
export { createSchedule, createSchedules, type NewSchedule } from './commands/create.ts';
export { cancelBelowMinimum, completeDue, completeSome, generateDue } from './commands/due.ts';
export { generate as generateSessions } from './commands/generate.ts';
export { importTimetable } from './commands/import/timetable.ts';
export { lockForReinstating, reinstateSessions } from './commands/reinstate.ts';
export { cancelSessions } from './commands/save.ts';
export { changeSchedule, publishSchedule, publishSchedules } from './commands/schedules.ts';
export { copySeason, groupsToCopy, type InSeason } from './commands/season.ts';
export { moveSession, setCoach, setSubstitute, takeOver } from './commands/session-actions.ts';
export { changeSession } from './commands/session-change.ts';
export { moveToZone, previewZone } from './commands/zone.ts';
export { scheduleConcerns } from './queries/concerns.ts';
export { asTheyWere } from './queries/former.ts';
export {
  classesAssistedIn,
  classesAtClub,
  classesGivenIn,
  classesOnDates,
  classesOver,
  classesWithIds,
  type Shrinking,
  shrinkingFrom,
} from './queries/hits.ts';
export { discreetName } from './queries/names.ts';
export { type Obstacles, obstaclesTo } from './queries/obstacles.ts';
export {
  assistantNames,
  assistantsOf,
  assistantsSearch,
  assistingIn,
  type Parts,
  partsOf,
  type SessionRow,
} from './queries/present.ts';
export { getSchedule as scheduleOf } from './queries/schedules.ts';
export { getSession as sessionOf } from './queries/sessions.ts';
export { colleaguesFor } from './queries/substitutes.ts';
export type { Shown } from './rules/former.ts';
export { nameToOthers } from './rules/names.ts';
export { obstacles } from './rules/obstacles.ts';
export { isOpenFor } from './rules/opening.ts';
export type { Renewal } from './rules/school-terms.ts';
export { coachesOf, isAhead, teacherOf } from './rules/session-state.ts';
export {
  attendanceWindow,
  bookingWindow,
  cancellationDeadline,
  checkInWindow,
  reminderTimes,
} from './rules/windows.ts';
export { keepOverlaps, Schedule } from './schemas/schedule.ts';
export { CopySeason, SeasonAsked } from './schemas/season.ts';
export { ChangeSession, Session } from './schemas/session.ts';
export type { TimetableReport } from './schemas/timetable.ts';
export { busyInstructors } from './store/busy.ts';
export { holdClubs } from './store/closed.ts';
export { outOfService } from './store/coaches.ts';
export { pricedIn } from './store/currency.ts';
export { type CancelCause, forgetEdits, lockSessions } from './store/sessions.ts';
