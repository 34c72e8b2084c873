export { addStartingLevels, addType } from './commands.ts';
export { getLevel, listLevels } from './queries.ts';
