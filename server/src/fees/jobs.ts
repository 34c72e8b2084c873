export { raiseDue } from './commands/raise.ts';
