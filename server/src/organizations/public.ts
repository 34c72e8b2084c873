export { administers, isDesk } from './access.ts';
export { addClosure, addClub, checkAddClosure } from './commands/clubs.ts';
export { createOrganization, type NewOrganization } from './commands/organizations.ts';
export { closuresOf, clubOf, listClubs } from './queries/clubs.ts';
export { getOrganization, isSetUpNeeded } from './queries/organizations.ts';
export { checkPlace } from './rules/clubs.ts';
export { isSlug } from './rules/slugs.ts';
export { AddClosure, AddClub, Closure, Club, OrganizationParams } from './schemas/clubs.ts';
export { Organization, Slug } from './schemas/organizations.ts';
