export { actsFor, ownClientId } from './access.ts';
export {
  addNewcomer,
  blockClient,
  changeClient,
  holdClients,
  refuseGone,
  unblockClient,
} from './commands/clients.ts';
export { attachClient } from './commands/profiles.ts';
export { careRows } from './queries/care.ts';
export { getClient } from './queries/clients.ts';
export { hasAgreed, hasAgreedNow } from './queries/privacy.ts';
export { currentWaiver, signedUntil, signedUntilNow } from './queries/waivers.ts';
export { type KnownPerson, matchPerson, type People, peopleOf } from './rules/import/people.ts';
export { BlockClient, ChangeClient, Client, Newcomer } from './schemas.ts';
export { loadEverybody } from './store/import.ts';
export { lockOfPerson, lockPeople } from './store/lock.ts';
export type { Person } from './store/profiles.ts';
export { looksAfter, profilesWaitingFor } from './store/profiles.ts';
