export { actsFor, administers, isDesk, ownClientId, ownInstructorId } from './access.ts';
export { addClub } from './commands/clubs.ts';
export { createOrganization } from './commands/organizations.ts';
export { actorIn, actorOutside, findOrganization, organizationsOf } from './queries/actor.ts';
export { closuresOf, clubOf, listClubs } from './queries/clubs.ts';
export { isSetUpNeeded } from './queries/organizations.ts';
