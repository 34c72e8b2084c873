export { administers, clubsRun, isDesk } from './access.ts';
export {
  addClosure,
  addClub,
  changeClub,
  checkAddClosure,
  checkHours,
  removeClosure,
  setOpeningHours,
} from './commands/clubs.ts';
export { createOrganization, type NewOrganization } from './commands/organizations.ts';
export { closuresOf, clubOf, getClub, listClubs, todayAt } from './queries/clubs.ts';
export { getOrganization, isSetUpNeeded } from './queries/organizations.ts';
export { findEmbed, findPublicClub, getOnlyClub, getOnlyName, listPublicClubs } from './queries/public.ts';
export { checkPlace } from './rules/clubs.ts';
export { isSlug } from './rules/slugs.ts';
export {
  AddClosure,
  AddClub,
  ChangeClub,
  Closure,
  Club,
  type OnlyClub,
  OrganizationParams,
  type PublicClub,
  SetOpeningHours,
} from './schemas/clubs.ts';
export { Organization, Slug } from './schemas/organizations.ts';
export { lockClub } from './store/clubs.ts';
