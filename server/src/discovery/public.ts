export { type FoundBySaved, foundBySaved } from './commands.ts';
