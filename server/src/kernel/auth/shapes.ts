import { Type } from 'typebox';
import { Email, Id, Instant, Locale, Name, Nullable, Shape, Strict, Text } from '../http/types.ts';

/* What better-auth is asked and answers, in its own names. It is asked nothing that does not fit these shapes. */

const Password = () => Text({ minLength: 1, maxLength: 128 });
const NewPassword = () => Text({ minLength: 8, maxLength: 128 });
const Token = (maxLength = 200) => Text({ minLength: 1, maxLength });
/** A page of this installation, to go to afterwards: never another site. */
const Inner = (description: string, usual?: string) =>
  Type.Optional(
    Type.String({
      // As better-auth judges it too: no other site by any reading, no separator in disguise.
      pattern: '^/(?!/)(?![^?#]*%(2[fF]|5[cC]))[^\\\\\\s\\x00-\\x1f\\x7f-\\x9f]*$',
      maxLength: 1_000,
      description,
      ...(usual !== undefined && { default: usual }),
    }),
  );
const Flag = () => Type.Optional(Type.Boolean());

export const Nothing = Strict({});
export const SignUp = Strict({
  name: Name(),
  email: Email(),
  password: NewPassword(),
  locale: Type.Optional(Locale()),
  rememberMe: Flag(),
  callbackURL: Inner('Where the link that confirms the address leads', '/'),
});
export const SignIn = Strict({
  email: Email(),
  password: Password(),
  rememberMe: Flag(),
  callbackURL: Inner('Where a link that confirms the address leads'),
});
export const AskLink = Strict({
  email: Email(),
  callbackURL: Inner('Where the link leads', '/'),
  errorCallbackURL: Inner('Of older programs; the page says itself that a link opens nothing', '/sign-in'),
});
export const LinkQuery = Strict({
  token: Token(),
  callbackURL: Inner('Where to go afterwards'),
  errorCallbackURL: Inner('Of older links; the page says itself that a link opens nothing'),
});
export const OpenLink = Strict({ token: Token() });
export const AskReset = Strict({
  email: Email(),
  redirectTo: Inner('The page that asks for the new password; it is given `token`', '/reset-password'),
});
export const ResetParams = Strict({ token: Type.String({ pattern: '^[A-Za-z0-9]{1,200}$' }) });
export const ResetQuery = Strict({ callbackURL: Inner('Where to go with `token`', '/reset-password') });
export const ResetPassword = Strict({ token: Token(), newPassword: NewPassword() });
export const ChangePassword = Strict({
  currentPassword: Password(),
  newPassword: NewPassword(),
  revokeOtherSessions: Flag(),
});
export const AskConfirmation = Strict({ email: Email(), callbackURL: Inner('Where the link leads', '/') });
export const ConfirmQuery = Strict({ token: Token(2_000), callbackURL: Inner('Where to go') });
export const OpenConfirmation = Strict({
  token: Token(2_000),
  callbackURL: Inner('Where the next link leads, when another address must be confirmed too', '/'),
});
export const ChangeAddress = Strict({ newEmail: Email(), callbackURL: Inner('Where the link leads', '/') });
export const ChangeUser = Type.Object(
  { name: Type.Optional(Name()), locale: Type.Optional(Locale()) },
  { additionalProperties: false, minProperties: 1 },
);
export const EndSession = Strict({ token: Token() });
export const SessionQuery = Strict({ disableCookieCache: Flag(), disableRefresh: Flag() });

export const PasswordOnly = Strict({ password: Password() });
export const EnableTwoFactors = Strict({
  password: Password(),
  issuer: Type.Optional(Text({ maxLength: 100 })),
});
export const Code = Strict({
  code: Text({ minLength: 1, maxLength: 50 }),
  trustDevice: Flag(),
});

const Account = Shape('Account', {
  id: Id(),
  name: Type.String(),
  email: Type.String(),
  emailVerified: Type.Boolean(),
  image: Type.Optional(Nullable(Type.String())),
  locale: Type.Optional(Type.String()),
  is_staff: Type.Optional(Type.Boolean()),
  twoFactorEnabled: Type.Optional(Nullable(Type.Boolean())),
  createdAt: Instant(),
  updatedAt: Instant(),
});
const SessionOf = Shape('SignInSession', {
  id: Id(),
  userId: Id(),
  token: Type.String(),
  expiresAt: Instant(),
  createdAt: Instant(),
  updatedAt: Instant(),
  ipAddress: Type.Optional(Nullable(Type.String())),
  userAgent: Type.Optional(Nullable(Type.String())),
});

export const Done = Shape('IdentityDone', {
  status: Type.Optional(Type.Boolean()),
  success: Type.Optional(Type.Boolean()),
  message: Type.Optional(Type.String()),
});
export const SignedUp = Shape('SignedUp', {
  token: Nullable(
    Type.String({ description: 'null: the address must be confirmed before the first sign-in' }),
  ),
  user: Account,
});
export const SignedIn = Shape('SignedIn', {
  token: Type.Optional(Type.String({ description: 'For Authorization: Bearer' })),
  user: Type.Optional(Account),
  session: Type.Optional(SessionOf),
  redirect: Type.Optional(Type.Boolean()),
  url: Type.Optional(Nullable(Type.String())),
  twoFactorRedirect: Type.Optional(
    Type.Boolean({ description: 'true: nobody is signed in before the second factor' }),
  ),
  twoFactorMethods: Type.Optional(Type.Array(Type.String())),
});
export const PasswordChanged = Shape('PasswordChanged', {
  token: Nullable(Type.String({ description: 'Of the new sign-in when the others were ended' })),
  user: Account,
});
export const CurrentSession = Nullable(Shape('CurrentSession', { user: Account, session: SessionOf }));
export const Sessions = Type.Array(SessionOf);
export const TwoFactorsEnabled = Shape('TwoFactorsEnabled', {
  method: Type.Optional(Type.String()),
  totpURI: Type.Optional(Type.String({ description: 'For the app that makes the codes' })),
  backupCodes: Type.Optional(Type.Array(Type.String())),
  status: Type.Optional(Type.Boolean()),
});
