import { type LoadedDemo, loadDemo, usualSeed } from '../demo/load.ts';
import { createAuth } from '../kernel/auth.ts';
import { createMailer } from '../kernel/mail.ts';
import { systemClock } from '../kernel/time/index.ts';
import { inside } from './inside.ts';

/** Loads the demo club beside whatever is there, and prints how to sign in as each of its people. */
export async function demo(options: { seed?: string }, print: (line: string) => void): Promise<void> {
  const seed = Number(options.seed ?? usualSeed);
  if (!Number.isSafeInteger(seed) || seed < 0 || seed > 2_147_483_647)
    throw new Error(`--seed: ${options.seed} is not a whole number`);
  const loaded = await inside(({ db, secret }) => {
    const mailer = createMailer(undefined, '');
    const auth = createAuth({ db, secret, publicUrl: 'http://localhost', mailer, log: () => {} });
    return loadDemo({ db, auth, seed, now: systemClock.now(), via: { user_id: null, via: 'cli' } });
  });
  for (const line of linesOf(loaded)) print(line);
}

function linesOf({ organization, accounts, counts }: LoadedDemo): string[] {
  const { groups, students, sessions, enrollments } = counts;
  return [
    `Loaded ${organization.name} (${organization.slug}): ${groups} groups, ${students} students, ${sessions} classes, ${enrollments} bookings.`,
    '',
    ...accounts.map(
      ({ role, name, email, password }) => `${role.padEnd(11)} ${email.padEnd(38)} ${password}   ${name}`,
    ),
  ];
}
