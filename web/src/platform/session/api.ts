import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../client/client.ts';
import { ProblemError } from '../errors/problem.ts';
import { onDevice } from '../offline/on-device.ts';
import { chooseOrganization, chosenOrganization } from './choice.ts';
import type { Me } from './me.ts';

/** The session; every part of the app reads it from here. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: 60_000, ...onDevice });

/** A remembered organization that is gone, or is not theirs any more, must not lock a person out. */
async function fetchMe(): Promise<Me> {
  try {
    return await askMe();
  } catch (error) {
    const refused = error instanceof ProblemError && [400, 403, 404].includes(error.status);
    if (!refused || !chosenOrganization()) throw error;
    chooseOrganization(null);
    return askMe();
  }
}

const askMe = async (): Promise<Me> => (await bodyOf(api.GET('/api/me/')))!;
