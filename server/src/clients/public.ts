export { actsFor, ownClientId } from './access.ts';
export { attachClient } from './commands/profiles.ts';
export type { Person } from './store.ts';
