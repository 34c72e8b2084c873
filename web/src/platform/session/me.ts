export type Role = 'owner' | 'club_admin' | 'instructor' | 'student';
export type Area = 'student' | 'instructor' | 'admin';

export interface RoleInClub {
  role: Role;
  club_id: string | null;
}

export interface Club {
  id: string;
  slug: string;
  name: string;
  timezone: string;
  currency: string;
  locale: string;
}

/** Somebody who takes classes; `level` is padel's 0–7, null before the first assessment. */
export interface Player {
  id: string;
  display_name: string;
  level: number | null;
}

/** Who is asking, as `GET /api/me/` answers for the chosen organization. */
export interface Me {
  user: { id: string; name: string; email: string; is_staff: boolean; locale: string } | null;
  organization: { id: string; slug: string; name: string; is_demo: boolean } | null;
  organizations: { id: string; slug: string; name: string; roles: RoleInClub[] }[];
  roles: RoleInClub[];
  permissions: string[];
  client: (Player & { is_club_member: boolean; home_club_id: string | null }) | null;
  dependants: Player[];
  instructor: { id: string; display_name: string } | null;
  clubs: Club[];
}

export type SignedIn = Me & { user: NonNullable<Me['user']> };

/** The parts of the app that a person has any use for, the most powerful first: it is also their home. */
export function areasOf(me: Me): Area[] {
  const areas: Area[] = [];
  const has = (role: Role) => me.roles.some((held) => held.role === role);
  if (has('owner') || has('club_admin') || (me.user?.is_staff && me.organization)) areas.push('admin');
  if (me.instructor || has('instructor')) areas.push('instructor');
  if (me.client || me.dependants.length > 0 || has('student')) areas.push('student');
  return areas;
}

/** The club on screen: the chosen one if it is still theirs, else their home club, else the first. */
export function clubOf(me: Me, chosen: string | null): Club | null {
  const byId = (id: string | null | undefined) => me.clubs.find((club) => club.id === id);
  return byId(chosen) ?? byId(me.client?.home_club_id) ?? me.clubs[0] ?? null;
}
