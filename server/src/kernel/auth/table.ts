import type { TSchema } from 'typebox';
import type { DeedPath } from './links.ts';
import * as shapes from './shapes.ts';

/** An endpoint of better-auth that the installation answers at; every other one is not there. */
export interface AuthRoute {
  method: 'GET' | 'POST';
  /** Below /api/auth. */
  path: string;
  summary: string;
  body?: TSchema;
  query?: TSchema;
  params?: TSchema;
  /** What 200 carries. Without it a link of a mail is followed: 302 to where it leads. */
  answer?: TSchema;
  /** Whom it may sign out: who asks, or one whom only the link knows. Live channels are judged again. */
  ends?: 'asker' | 'by_link';
  /** Every other sign-in of who asks. */
  endsOthers?: true;
  /** Carries a password that might be a guess. */
  guess?: true;
  /** Makes the hash of a password inside a transaction, unless it is at hand. */
  hashes?: true;
  /** Asks for a mail that must be asked for in the same way where there is no account. */
  asksReset?: true;
  /** GET: does nothing but lead to the page that asks. POST: does what better-auth does at a GET. */
  deed?: DeedPath;
}

const post = (path: string, summary: string, more: Partial<AuthRoute>): AuthRoute => ({
  ...{ method: 'POST', path, summary, body: shapes.Nothing, answer: shapes.Done },
  ...more,
});
const link = (path: string, summary: string, more: Partial<AuthRoute>): AuthRoute => ({
  ...{ method: 'GET', path, summary },
  ...more,
});

/** What a link of a mail does, when the page behind it is told to; and its address, which only leads there. */
const deed = (path: DeedPath, summary: string, { query, ...more }: Partial<AuthRoute>): AuthRoute[] => [
  { ...link(path, `${summary}: to the page that asks`, { ...(query && { query }) }), deed: path },
  post(path, summary, { ...more, ends: 'by_link', deed: path }),
];

/** Every way in, back and out, on one page. */
export const authRoutes: readonly AuthRoute[] = [
  post('/sign-up/email', 'Make an account; signs in unless the address must be confirmed first', {
    ...{ body: shapes.SignUp, answer: shapes.SignedUp, hashes: true },
  }),
  post('/sign-in/email', 'Sign in with a password', {
    ...{ body: shapes.SignIn, answer: shapes.SignedIn, guess: true },
  }),
  post('/sign-in/magic-link', 'Ask for a link to sign in; answers the same for every address', {
    body: shapes.AskLink,
  }),
  ...deed('/magic-link/verify', 'Follow a link to sign in', {
    ...{ query: shapes.LinkQuery, body: shapes.OpenLink, answer: shapes.SignedIn },
  }),
  post('/request-password-reset', 'Ask for a link to set a password; answers the same for every address', {
    ...{ body: shapes.AskReset, asksReset: true },
  }),
  link('/reset-password/:token', 'Follow a link to set a password', {
    ...{ params: shapes.ResetParams, query: shapes.ResetQuery, ends: 'by_link' },
  }),
  post('/reset-password', 'Set a password with the token of a link; ends every sign-in', {
    ...{ body: shapes.ResetPassword, ends: 'by_link' },
  }),
  post('/send-verification-email', 'Ask for a link that confirms the address', {
    body: shapes.AskConfirmation,
  }),
  ...deed('/verify-email', 'Follow a link that confirms an address', {
    ...{ query: shapes.ConfirmQuery, body: shapes.OpenConfirmation, answer: shapes.Done },
  }),
  post('/sign-out', 'Sign out', { ends: 'asker' }),
  {
    ...{ method: 'GET', path: '/get-session', summary: 'Who has signed in; null for nobody' },
    ...{ query: shapes.SessionQuery, answer: shapes.CurrentSession },
  },
  {
    ...{ method: 'GET', path: '/list-sessions', summary: 'Where one is signed in' },
    answer: shapes.Sessions,
  },
  post('/revoke-session', 'End one sign-in', { body: shapes.EndSession, ends: 'asker' }),
  post('/revoke-sessions', 'Sign out everywhere', { ends: 'asker' }),
  post('/revoke-other-sessions', 'Sign out everywhere else', { ends: 'asker', endsOthers: true }),
  post('/change-password', 'Change the password', {
    ...{ body: shapes.ChangePassword, answer: shapes.PasswordChanged, ends: 'asker', guess: true },
  }),
  post('/change-email', 'Ask for another address; it counts once its link was followed', {
    ...{ body: shapes.ChangeAddress, ends: 'asker' },
  }),
  post('/update-user', 'Change own name and language', { body: shapes.ChangeUser, ends: 'asker' }),
  post('/two-factor/enable', 'Begin with a second factor; counts once a code was verified', {
    ...{ body: shapes.EnableTwoFactors, answer: shapes.TwoFactorsEnabled, ends: 'asker', guess: true },
  }),
  post('/two-factor/disable', 'Give the second factor up', {
    ...{ body: shapes.PasswordOnly, ends: 'asker', guess: true },
  }),
  post('/two-factor/get-totp-uri', 'The secret of the second factor once more', {
    ...{ body: shapes.PasswordOnly, answer: shapes.TwoFactorsEnabled, ends: 'asker', guess: true },
  }),
  post('/two-factor/verify-totp', 'The second factor of a sign-in, or the first code of a new one', {
    ...{ body: shapes.Code, answer: shapes.SignedIn, ends: 'asker' },
  }),
  post('/two-factor/verify-backup-code', 'A backup code instead of the second factor', {
    ...{ body: shapes.Code, answer: shapes.SignedIn },
  }),
  post('/two-factor/generate-backup-codes', 'New backup codes; the old ones are void', {
    ...{ body: shapes.PasswordOnly, answer: shapes.TwoFactorsEnabled, ends: 'asker', guess: true },
  }),
];
