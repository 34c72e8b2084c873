import type { components } from '@bandeja/client';

export type Area = 'student' | 'instructor' | 'admin';

/** Who is asking, as `GET /api/me/` answers for the chosen organization. */
export type Me = components['schemas']['Me'];
type Role = Me['roles'][number]['role'];
export type Club = Me['clubs'][number];
/** Somebody who takes classes; `level` is padel's 0–7, null before the first assessment. */
export type Player = Me['dependants'][number];

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
