import { type InputError, Problem } from '../problem.ts';

/** better-auth's refusals as ours; what is not here has the general code of its status. */
const codes: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'auth.invalid_email_or_password',
  INVALID_EMAIL: 'request.invalid',
  VALIDATION_ERROR: 'request.invalid',
  USER_ALREADY_EXISTS: 'auth.user_already_exists',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'auth.user_already_exists',
  INVALID_PASSWORD: 'auth.invalid_password',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'auth.invalid_password',
  INVALID_TOKEN: 'auth.invalid_token',
  TOKEN_EXPIRED: 'auth.invalid_token',
  INVALID_USER: 'auth.invalid_token',
  USER_NOT_FOUND: 'auth.invalid_token',
  EMAIL_NOT_VERIFIED: 'auth.email_not_verified',
  EMAIL_ALREADY_VERIFIED: 'auth.email_already_verified',
  EMAIL_MISMATCH: 'auth.not_your_email',
  INVALID_CODE: 'auth.invalid_code',
  INVALID_BACKUP_CODE: 'auth.invalid_code',
  CODE_USED: 'auth.code_used',
  // The second step without its first one: too late, used, or another browser's.
  INVALID_TWO_FACTOR_COOKIE: 'auth.second_step_over',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'auth.too_many_codes',
  ACCOUNT_TEMPORARILY_LOCKED: 'auth.too_many_codes',
  TOTP_NOT_ENABLED: 'auth.no_second_factor',
  TWO_FACTOR_NOT_ENABLED: 'auth.no_second_factor',
  BACKUP_CODES_NOT_ENABLED: 'auth.no_second_factor',
  TOTP_ALREADY_ENABLED: 'auth.has_second_factor',
};
const byStatus: Record<number, string> = { 401: 'signed_out', 403: 'forbidden', 404: 'not_found' };

/** Which field of the body a code is about: the first of these names that was sent. */
const fields: Record<string, { names: string[]; error: Omit<InputError, 'path'> }> = {
  'auth.invalid_password': {
    names: ['currentPassword', 'password'],
    error: { code: 'wrong_password', message: 'is not the password of this account' },
  },
  'auth.invalid_code': {
    names: ['code'],
    error: { code: 'wrong_code', message: 'is not right, or no longer' },
  },
  'auth.code_used': {
    names: ['code'],
    error: { code: 'used_code', message: 'was used already; the app shows another one in half a minute' },
  },
  'auth.user_already_exists': {
    names: ['email'],
    error: { code: 'account_exists', message: 'has an account already' },
  },
};

/** What better-auth says of a refusal. */
export interface Refusal {
  code?: string;
  message?: string;
}

/** What better-auth refused of `body`, as a problem of ours. */
export function refusalOf(
  status: number,
  { code: said = '', message = 'This is refused.' }: Refusal,
  body: unknown = {},
): Problem {
  const code = codes[said] ?? byStatus[status] ?? 'auth.refused';
  const field = code === 'request.invalid' ? fieldIn(said, message) : fieldOf(code, body);
  return new Problem(status, code, message, field ? { errors: [field] } : {});
}

function fieldOf(code: string, body: unknown): InputError | undefined {
  const { names = [], error } = fields[code] ?? {};
  const name = names.find((it) => Object.hasOwn(Object(body), it));
  return error && name !== undefined ? { path: `/${name}`, ...error } : undefined;
}

/** Its idea of an address is stricter than ours: `[body.email] Invalid email address`. */
function fieldIn(said: string, message: string): InputError {
  const name = said === 'INVALID_EMAIL' ? 'email' : (/\[body\.(\w+)\]/.exec(message)?.[1] ?? '');
  if (name !== 'email') return { path: name && `/${name}`, code: 'invalid', message };
  return {
    ...{ path: '/email', code: 'format', params: { format: 'email' } },
    message: 'is no address that mail can be sent to',
  };
}
