import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { createAuth } from '../kernel/auth.ts';
import { type Database, openDatabase } from '../kernel/db/database.ts';
import { createMailer } from '../kernel/mail.ts';

export interface AdminOptions {
  email: string;
  name?: string;
  password?: string;
  staff: boolean;
}

type Auth = ReturnType<typeof createAuth>;

/**
 * Creates a user who can sign in; for one that exists, sets a new password (when given) and makes them staff (when
 * asked): also the way back in for an administrator who is locked out.
 */
export async function createAdmin(options: AdminOptions, print: (line: string) => void): Promise<void> {
  const email = options.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error(`--email: ${options.email} is not an address`);
  const { password } = options;
  if (password !== undefined && (password.length < 8 || password.length > 128))
    throw new Error('--password: use 8 to 128 characters');
  const installation = await openInstallation(readConfig(process.env), { beside: true });
  const db = openDatabase({ url: installation.appUrl, max: 2 });
  try {
    const mailer = createMailer(undefined, '');
    const publicUrl = 'http://localhost';
    const auth = createAuth({ db, secret: installation.secret, publicUrl, mailer, log: () => {} });
    await createOrChange(auth, { ...options, email }, print);
    // Whoever has the console is believed: this is the way in that needs no mail.
    await confirmByEmail(db, email);
    if (options.staff) await makeStaff(installation.ownerUrl, email);
    if (options.staff) print(`${email} is platform staff.`);
  } finally {
    await db.close();
    await installation.close();
  }
}

async function createOrChange(
  auth: Auth,
  options: AdminOptions,
  print: (line: string) => void,
): Promise<void> {
  const { email, name = email.split('@')[0] as string } = options;
  const { internalAdapter, password: hasher } = await auth.$context;
  const known = await internalAdapter.findUserByEmail(email);
  if (!known) {
    const password = options.password ?? randomBytes(12).toString('base64url');
    await auth.api.signUpEmail({ body: { email, name, password } });
    print(`Created ${email}${options.password === undefined ? `, password ${password}` : ''}.`);
    return;
  }
  if (options.password === undefined && !options.staff)
    throw new Error(`${email} exists already: give --password to set a new one, or --staff`);
  if (options.password === undefined) return;
  await internalAdapter.updatePassword(known.user.id, await hasher.hash(options.password));
  await internalAdapter.deleteUserSessions(known.user.id);
  print(`${email} has a new password; signed out everywhere.`);
}

const confirmByEmail = async (db: Database, email: string): Promise<void> =>
  void (await db.global(null, (tx) =>
    tx.updateTable('users').set({ email_verified: true }).where('email', '=', email).execute(),
  ));

/** As the owner: the application never gives this right. */
async function makeStaff(ownerUrl: string, email: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('update users set is_staff = true, updated_at = now() where email = $1', [email]);
  } finally {
    await client.end();
  }
}
