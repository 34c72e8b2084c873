import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../client/request.ts';
import { ProblemError } from '../errors/problem.ts';
import { chooseOrganization, chosenOrganization } from './choice.ts';
import type { Me } from './me.ts';

/** The session; every part of the app reads it from here. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: 60_000 });

/** A remembered organization that is gone, or is not theirs any more, must not lock a person out. */
async function fetchMe(): Promise<Me> {
  try {
    return await requestJson<Me>('GET', '/api/me/');
  } catch (error) {
    const refused = error instanceof ProblemError && [400, 403, 404].includes(error.status);
    if (!refused || !chosenOrganization()) throw error;
    chooseOrganization(null);
    return requestJson<Me>('GET', '/api/me/');
  }
}
