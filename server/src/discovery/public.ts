export { foundBySaved } from './commands.ts';
