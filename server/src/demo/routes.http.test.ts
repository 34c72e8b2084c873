import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
interface Account {
  role: string;
  email: string;
  password: string;
}
let accounts: Account[];
let both: { status: number; body: { code?: string } }[];
beforeAll(async () => {
  // Two people press the button at the same time.
  both = await Promise.all([1, 2].map(() => server.as().post('/api/setup/demo/', {})));
  const done = both.find((one) => one.status === 201) as unknown as { body: { accounts: Account[] } };
  accounts = done.body.accounts;
});

const signedIn = async (role: string) => {
  const { email, password } = accounts.find((one) => one.role === role) as Account;
  const { status, body } = await server.as().post('/api/auth/sign-in/email', { email, password });
  expect(status).toBe(200);
  return server.as({ authorization: `Bearer ${body.token}` });
};

describe('the demo club on first start', () => {
  test('is loaded once', async () => {
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
    const late = await server.as().post('/api/setup/demo/', {});
    expect(late).toMatchObject({ status: 409, body: { code: 'setup.done' } });
    expect((await server.as().get('/api/setup/')).body).toEqual({ needed: false });
  });

  test('lets everybody in as who they are', async () => {
    const expected = {
      owner: 'owner',
      club_admin: 'club_admin',
      instructor: 'instructor',
      student: 'student',
      guardian: 'student',
    };
    for (const [role, held] of Object.entries(expected)) {
      const who = await signedIn(role);
      const organization = await who.get('/api/organization/');
      expect(organization.body).toMatchObject({ slug: 'padel-retamar', is_demo: true });
      const me = await who.get('/api/me/');
      expect(JSON.stringify(me.body)).toContain(`"role":"${held}"`);
    }
  });

  test('has classes to book and to give', async () => {
    const student = await signedIn('student');
    expect((await student.get('/api/classes/my_classes/')).body.results.length).toBeGreaterThan(5);
    const coach = await signedIn('instructor');
    const { results } = (await coach.get('/api/classes/sessions/?from=2026-11-23&until=2026-11-23&limit=200'))
      .body;
    expect(
      results.some((one: { abilities: { mark_attendance: boolean } }) => one.abilities.mark_attendance),
    ).toBe(true);
    const other = results.filter(
      (one: { abilities: { mark_attendance: boolean } }) => !one.abilities.mark_attendance,
    );
    expect(other.length).toBeGreaterThan(0);
  });
});
