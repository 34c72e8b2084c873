import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type ApiToken = components['schemas']['ApiToken'];
export type TokenScope = components['schemas']['TokenScope'];

export const tokensQuery = queryOptions({
  queryKey: ['api_tokens'],
  queryFn: async () => (await bodyOf(api.GET('/api/tokens/')))!,
});

interface NewToken {
  name: string;
  scopes: TokenScope['code'][];
  read_only: boolean;
  expires_at: string | null;
}

/** @returns the token itself, which nobody can be told again */
export const makeToken = change(
  async (body: NewToken) => (await bodyOf(api.POST('/api/tokens/', { body })))!.secret,
  ['api_tokens'],
);

export const revokeToken = change(
  (id: string) => bodyOf(api.POST('/api/tokens/{id}/revoke/', { params: { path: { id } } })),
  ['api_tokens'],
);
