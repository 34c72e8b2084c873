export { addStartingLevels, addType } from './commands.ts';
