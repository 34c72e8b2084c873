export { ownInstructorId } from './access.ts';
export { actorIn, actorOutside, findOrganization, organizationsOf } from './queries/actor.ts';
export { SetUpCode } from './schemas/founding.ts';
export type { Me } from './schemas/members.ts';
export { tryFirstStart } from './store/users.ts';
