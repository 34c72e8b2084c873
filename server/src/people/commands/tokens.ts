import { randomBytes } from 'node:crypto';
import { touch } from '../../kernel/cache.ts';
import { sha256 } from '../../kernel/digest.ts';
import { found, invalid, notFound } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { parseInstant } from '../../kernel/time/index.ts';
import { areaOfPermission } from '../../permissions.ts';
import { seesAll, tokenOf, tokensWhere } from '../queries/tokens.ts';
import { grantable } from '../rules/tokens.ts';
import type { ApiToken, MadeToken, MakeToken } from '../schemas/tokens.ts';
import { insertToken, revokeToken } from '../store/tokens.ts';

/** Makes a token with permissions that the asker holds. What it is, is told once. Throws 422 for another scope. */
export async function makeToken(scope: Scope, input: MakeToken): Promise<MadeToken> {
  const { name, scopes, read_only } = input;
  const may = new Set(grantable(scope.actor.permissions, areaOfPermission).map(({ code }) => code));
  const foreign = scopes.findIndex((code) => !may.has(code));
  if (foreign >= 0)
    throw invalid([{ path: `/scopes/${foreign}`, code: 'not_yours', message: 'is not yours to give' }]);
  const secret = tokenOf(organizationOf(scope), randomBytes(32).toString('base64url'));
  const id = await insertToken(scope, {
    ...{ name, scopes, read_only, token_hash: sha256(secret), made_by: scope.actor.user_id as string },
    expires_at: endOf(scope, input.expires_at ?? null),
  });
  touch(scope.tx, 'api_tokens');
  return { token: await tokenWith(scope, id), secret };
}

function endOf({ now }: Scope, text: string | null): Date | null {
  if (text === null) return null;
  const at = parseInstant(text);
  if (at && at > now) return at;
  throw invalid([{ path: '/expires_at', code: 'in_past', message: 'has to be later than now' }]);
}

/** Ends a token at once, one's own or, for owners, anybody's. Throws 404. */
export async function endToken(scope: Scope, id: string): Promise<ApiToken> {
  const { actor, tx } = scope;
  const mine = seesAll(actor) ? undefined : (actor.user_id as string);
  if (!(await revokeToken(scope, id, mine))) throw notFound('token');
  touch(tx, 'api_tokens');
  return tokenWith(scope, id);
}

const tokenWith = async (scope: Scope, id: string): Promise<ApiToken> =>
  found((await tokensWhere(scope, id))[0], 'token');
