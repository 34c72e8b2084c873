export { actsFor, ownClientId } from './access.ts';
export { attachClient } from './commands/profiles.ts';
export { getClient } from './queries/clients.ts';
export { type KnownPerson, matchPerson, type People, peopleOf } from './rules/import/people.ts';
export { Client } from './schemas.ts';
export { loadEverybody } from './store/import.ts';
export { lockOfPerson } from './store/lock.ts';
export type { Person } from './store/profiles.ts';
export { profilesWaitingFor } from './store/profiles.ts';
