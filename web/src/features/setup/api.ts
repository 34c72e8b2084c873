import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../platform/client/request.ts';

export interface NewClub {
  name: string;
  email: string;
  password: string;
  organization_name: string;
  club_name: string;
  timezone: string;
  currency: string;
  locale: string;
}

export interface DemoAccount {
  role: string;
  email: string;
  password: string;
  name: string;
}

/** Whether this installation is still empty. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => requestJson<{ needed: boolean }>('GET', '/api/setup/'),
  staleTime: 60_000,
});

export const createClub = (input: NewClub) => requestJson<unknown>('POST', '/api/setup/', input);

export const loadDemo = () => requestJson<{ accounts: DemoAccount[] }>('POST', '/api/setup/demo/', {});
