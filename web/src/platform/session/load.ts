import type { QueryClient } from '@tanstack/react-query';
import { isPassing } from '../errors/problem.ts';
import { asLanguage, changeLanguage, storedLanguage } from '../i18n/i18n.ts';
import { meQuery } from './api.ts';
import { chooseOrganization } from './choice.ts';
import type { Me } from './me.ts';

/**
 * The session, ready for a page: somebody of several organizations who has not chosen yet looks at the first,
 * and somebody who has not chosen a language on this device gets the one of their account.
 */
export async function loadMe(queryClient: QueryClient): Promise<Me> {
  let me = await queryClient.ensureQueryData(meQuery).catch(async (error) => {
    // Who asks too often has a server, which says who is there.
    if (!isPassing(error) || error.status === 429) throw error;
    return (await import('../offline/device.ts')).remember(queryClient, error);
  });
  const first = me.organizations[0];
  if (me.user && !me.organization && first) {
    chooseOrganization(first.slug);
    me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
  }
  const language = asLanguage(me.user?.locale);
  if (language && !storedLanguage()) await changeLanguage(language);
  return me;
}
