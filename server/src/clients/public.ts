export { actsFor, ownClientId } from './access.ts';
export { attachClient } from './commands/profiles.ts';
export { getClient } from './queries/clients.ts';
export { Client } from './schemas.ts';
export type { Person } from './store.ts';
export { profilesWaitingFor } from './store.ts';
