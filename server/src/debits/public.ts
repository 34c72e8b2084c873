export { takeOutEnded } from './commands/take-out.ts';
