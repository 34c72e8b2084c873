import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './types.ts';

export type { components, operations, paths } from './types.ts';

/**
 * A typed client of Bandeja's API.
 *
 * @example
 * const api = createClient({ baseUrl: 'https://club.example', headers: { authorization: `Bearer ${token}` } });
 * const { data, error } = await api.GET('/api/classes/types/');
 */
export const createClient = (options: ClientOptions): Client<paths> => createFetchClient<paths>(options);
