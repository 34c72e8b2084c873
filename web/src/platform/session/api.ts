import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../client/client.ts';
import { ProblemError } from '../errors/problem.ts';
import { forgetKept } from '../offline/forget.ts';
import { onDevice } from '../offline/on-device.ts';
import { chooseOrganization, chosenOrganization } from './choice.ts';
import { isNoted, note } from './marks.ts';
import type { Me } from './me.ts';

/** The session; every part of the app reads it from here. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: 60_000, ...onDevice });

/** Who has left while the server was away is signed out before it is asked who is there. */
async function fetchMe(): Promise<Me> {
  if (isNoted('left')) {
    await signOut();
    note('left', false);
  }
  const me = await askMeOnce();
  // Signed out elsewhere, or too long ago: nothing of theirs stays.
  if (!me.user && isNoted('kept')) void forgetKept();
  return me;
}

/** A remembered organization that is gone, or is not theirs any more, must not lock a person out. */
async function askMeOnce(): Promise<Me> {
  try {
    return await askMe();
  } catch (error) {
    const refused = error instanceof ProblemError && [400, 403, 404].includes(error.status);
    if (!refused || !chosenOrganization()) throw error;
    chooseOrganization(null);
    return askMe();
  }
}

/** Whoever is signed in here is not any more. */
export const signOut = () => bodyOf(api.POST('/api/auth/sign-out', { body: {} }));

const askMe = async (): Promise<Me> => (await bodyOf(api.GET('/api/me/')))!;
