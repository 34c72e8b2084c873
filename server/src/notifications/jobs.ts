export { sendReminders } from './commands/reminders.ts';
