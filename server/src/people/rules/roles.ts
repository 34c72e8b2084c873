import type { InputError } from '../../kernel/problem.ts';

export interface RoleInClub {
  role: string;
  club_id: string | null;
}

/** A club admin runs a club that is named; owners and students belong to the whole organization. */
export function checkRole({ role, club_id }: RoleInClub): InputError[] {
  if (role === 'club_admin' && club_id === null)
    return [{ path: '/club_id', code: 'required', message: 'a club admin needs a club' }];
  if ((role === 'owner' || role === 'student') && club_id !== null)
    return [
      {
        path: '/club_id',
        code: 'not_together',
        params: { field: 'role' },
        message: `the role ${role} is not tied to a club`,
      },
    ];
  return [];
}
