export { ownInstructorId } from './access.ts';
export { checkGivenRole, giveRole, type RoleHeld, roleToTake, takeRole } from './commands/members.ts';
export { actorIn, actorOutside, findOrganization, organizationsOf } from './queries/actor.ts';
export { actorByToken, shownToken } from './queries/tokens.ts';
export { SetUpCode } from './schemas/founding.ts';
export { type Me, MembershipParams } from './schemas/members.ts';
export { lockRolesLike, rolesLike } from './store/members.ts';
export { tryFirstStart } from './store/users.ts';
