import { describe, expect, it } from 'vitest';
import { areasOf, clubOf, type Me } from './me.ts';

const nobody: Me = {
  sends_mail: true,
  user: null,
  organization: null,
  organizations: [],
  roles: [],
  permissions: [],
  client: null,
  dependants: [],
  instructor: null,
  clubs: [],
};
const user = { id: 'u', name: 'N', email: 'e', is_staff: false, locale: 'es' };
const organization = { id: 'o', slug: 'o', name: 'O', is_demo: false };

describe('the areas of a person', () => {
  it('are none for somebody who belongs to no club', () => {
    expect(areasOf({ ...nobody, user })).toEqual([]);
  });

  it('put the desk before the court and the court before the bookings', () => {
    const roles: Me['roles'] = [
      { role: 'student', club_id: null },
      { role: 'instructor', club_id: 'c' },
      { role: 'club_admin', club_id: 'c' },
    ];
    expect(areasOf({ ...nobody, user, organization, roles })).toEqual(['admin', 'instructor', 'student']);
  });

  it('let a guardian act without being a student', () => {
    expect(
      areasOf({ ...nobody, user, organization, dependants: [{ id: 'd', display_name: 'D', level: null }] }),
    ).toEqual(['student']);
  });

  it('give platform staff the desk of the organization that they look at', () => {
    const staff = { ...user, is_staff: true };
    expect(areasOf({ ...nobody, user: staff })).toEqual([]);
    expect(areasOf({ ...nobody, user: staff, organization })).toEqual(['admin']);
  });
});

describe('the club on screen', () => {
  const where = { timezone: 'Europe/Madrid', currency: 'EUR', locale: 'es' };
  const club = { slug: 's', name: 'S', ...where, enable_packages: true };
  const clubs = [
    { ...club, id: 'a' },
    { ...club, id: 'b' },
  ];

  it('is the chosen one, or the first when that is gone', () => {
    expect(clubOf({ ...nobody, clubs }, 'b')?.id).toBe('b');
    expect(clubOf({ ...nobody, clubs }, 'gone')?.id).toBe('a');
    expect(clubOf(nobody, 'b')).toBeNull();
  });

  it('is the home club of a student who has not chosen', () => {
    const client = { id: 'k', display_name: 'K', level: 2, is_club_member: false, home_club_id: 'b' };
    expect(clubOf({ ...nobody, clubs, client }, null)?.id).toBe('b');
  });
});
