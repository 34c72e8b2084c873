import { type Actor, visitor } from '../../kernel/actor.ts';
import { confirmAddress } from '../../kernel/auth/accounts.ts';
import type { Auth } from '../../kernel/auth.ts';
import type { Database, Via } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import { type Club, checkPlace, isSetUpNeeded, type Organization } from '../../organizations/public.ts';
import { permissionsOf } from '../../permissions.ts';
import type { SetUp } from '../schemas/founding.ts';
import { tryFirstStart } from '../store/users.ts';
import { foundOrganization } from './found.ts';

type Founder = Omit<SetUp, 'setup_code'>;

export interface FirstStart {
  db: Database;
  auth: Auth;
  via: Omit<Via, 'user_id'>;
  now: Date;
}
export interface FirstAnswer {
  organization: Organization;
  club: Club;
  /** Set-Cookie headers that sign the owner in. */
  cookies: string[];
}

/**
 * The first start: an owner, their organization, its first club. Whoever comes while another does it, or after,
 * is refused: nobody waits for the lock, so that waiting never eats up the connections that the work needs.
 */
export async function setUp(start: FirstStart, input: Founder): Promise<FirstAnswer> {
  const errors = checkPlace(input);
  if (errors.length > 0) throw invalid(errors);
  return start.db.global(null, async (tx) => {
    if (!(await tryFirstStart(tx)))
      throw conflict('setup.running', 'Somebody is setting Bandeja up at this moment.');
    if (!(await isSetUpNeeded(tx))) throw conflict('setup.done', 'Bandeja is set up already. Sign in.');
    const { user_id, cookies } = await signUp(start, input);
    return { ...(await found(start, user_id, input)), cookies };
  });
}

async function found({ db, via, now }: FirstStart, user_id: string, input: Founder) {
  const organization_id = newId();
  const actor: Actor = {
    ...visitor(organization_id),
    kind: 'user',
    user_id,
    name: input.name,
    roles: [{ role: 'owner', club_id: null }],
    permissions: permissionsOf(['owner']),
  };
  const { organization_name: name, locale, club_name, timezone, currency } = input;
  return db.tenant({ organization_id, via: { ...via, user_id } }, async (tx) => {
    const made = await foundOrganization(
      { tx, actor, now },
      {
        name,
        default_locale: locale,
        owner_user_id: user_id,
        club: { name: club_name, timezone, currency, locale },
      },
    );
    return { organization: made.organization, club: made.club as Club };
  });
}

/**
 * A new user; or, after a first try that broke off in between, the one it left, if the password is theirs. Whoever may
 * do the first start is believed their address: a mail server that does not work yet must not keep the owner out.
 */
async function signUp(
  { auth, db }: FirstStart,
  input: Founder,
): Promise<{ user_id: string; cookies: string[] }> {
  const { name, email, password, locale } = input;
  const made = await auth.api.signUpEmail({ body: { name, email, password, locale } }).catch(() => undefined);
  // Where the address was taken this may be nobody's id.
  if (made) await confirmAddress(db, made.user.id);
  const signed = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true }).catch(() => {
    throw invalid([
      { path: '/email', code: 'account_exists', message: 'has an account already, with another password' },
    ]);
  });
  return { user_id: signed.response.user.id, cookies: signed.headers.getSetCookie() };
}
