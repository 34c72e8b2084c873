export { actsFor, administers, isDesk, ownClientId, ownInstructorId } from './access.ts';
export { addClient } from './commands/clients.ts';
export { addClub } from './commands/clubs.ts';
export { giveRole } from './commands/members.ts';
export { createOrganization, type NewOrganization } from './commands/organizations.ts';
export { actorIn, actorOutside, findOrganization, organizationsOf } from './queries/actor.ts';
export { type ClubBrief as Club, closuresOf, clubOf, listClubs } from './queries/clubs.ts';
export { isSetUpNeeded } from './queries/organizations.ts';
