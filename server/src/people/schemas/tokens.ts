import { type Static, Type } from 'typebox';
import { Id, Instant, Name, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { permissionCodes, tokenAreas } from '../../permissions.ts';

const Scope = () => OneOf([...permissionCodes], 'A permission');

export const ApiToken = Shape('ApiToken', {
  id: Id(),
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  read_only: Type.Boolean({ description: 'It changes nothing: GET alone' }),
  made_by: Shape('TokenMaker', { id: Id(), name: Type.String() }),
  created_at: Type.String(),
  expires_at: Nullable(Type.String()),
  revoked_at: Nullable(Type.String()),
  last_used_on: Nullable(Type.String({ description: 'The last day (UTC) on which it was used' })),
  status: OneOf(['active', 'expired', 'revoked']),
});
export type ApiToken = Static<typeof ApiToken>;

export const ApiTokens = Shape('ApiTokens', {
  results: Type.Array(ApiToken),
  grantable: Type.Array(Shape('TokenScope', { code: Scope(), area: OneOf(tokenAreas) }), {
    description: 'What I may give a token',
  }),
});
export type ApiTokens = Static<typeof ApiTokens>;

export const MakeToken = Strict({
  name: Name(100),
  scopes: Type.Array(Scope(), { minItems: 1, maxItems: 100, uniqueItems: true }),
  read_only: Type.Boolean(),
  expires_at: Type.Optional(Nullable(Instant('RFC 3339; null: until it is revoked'))),
});
export type MakeToken = Static<typeof MakeToken>;

export const MadeToken = Shape('MadeApiToken', {
  token: ApiToken,
  secret: Type.String({ description: 'Shown once. Sent as `Authorization: Bearer …`' }),
});
export type MadeToken = Static<typeof MadeToken>;
