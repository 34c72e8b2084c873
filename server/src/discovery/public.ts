export { foundBySaved } from './commands.ts';
export { isWatching } from './store/saved.ts';
