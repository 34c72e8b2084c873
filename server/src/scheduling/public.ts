export { bookingWindow, cancellationDeadline, checkInWindow, reminderTimes } from './rules/windows.ts';
