import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { clubOf, getOrganization } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { ownProfile } from '../queries/me.ts';
import type { Join, Joined } from '../schemas/members.ts';
import { giveRole } from './members.ts';

/** Makes the signed-in person a student with a profile. Joining again changes nothing. */
export async function join(scope: Scope, input: Join): Promise<Joined> {
  const { tx, actor } = scope;
  const user_id = actor.user_id as string;
  const home_club_id = input.home_club_id ?? null;
  if (home_club_id !== null) await clubOf(scope, home_club_id);
  const isStudent = actor.roles.some(({ role }) => role === 'student');
  const { open_registration } = await settingsOf(tx, settings, { club_id: home_club_id });
  if (!isStudent && !open_registration)
    throw conflict('tenancy.registration_closed', 'This club adds its students itself. Ask at the desk.');
  await giveRole(scope, { user_id, role: 'student', club_id: null, home_club_id });
  const { id, slug, name } = await getOrganization(scope);
  return { organization: { id, slug, name }, client: found(await ownProfile(scope), 'client') };
}
