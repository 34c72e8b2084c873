import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

/** Whose mails a mailed link ends, and the proof that it was mailed. */
export interface EndingLink {
  organization: string;
  token: string;
}

/** What stands behind `#` in the address; null for a link that was cut. */
export function endingLinkIn(hash: string): EndingLink | null {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const [organization, token] = [words.get('organization'), words.get('token')];
  return organization && token ? { organization, token } : null;
}

export const subscriptionQuery = (path: EndingLink) =>
  queryOptions({
    queryKey: ['mail_subscription', path],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/public/{organization}/unsubscribe/{token}/state/', { params: { path } })))!,
  });

export const endMails = change(
  (path: EndingLink) =>
    bodyOf(api.POST('/api/public/{organization}/unsubscribe/{token}/', { params: { path } })),
  ['mail_subscription', 'notifications'],
);

export const getMailsAgain = change(
  (path: EndingLink) =>
    bodyOf(api.DELETE('/api/public/{organization}/unsubscribe/{token}/', { params: { path } })),
  ['mail_subscription', 'notifications'],
);
