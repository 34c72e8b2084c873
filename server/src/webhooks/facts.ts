import type { Fact } from '../kernel/facts.ts';

/** Nothing is sent to an endpoint any more: it said that it is gone, nothing has arrived there for days, or its maker may not look after it any more. */
export type EndpointEnded = Fact<
  'webhooks.endpoint_ended',
  {
    endpoint_id: string;
    /** Null: of the whole organization. */
    club_id: string | null;
    /** Of the address, without what may be secret in it. */
    host: string;
    why: 'gone' | 'failing' | 'secret' | 'maker';
  }
>;

export const endpointEnded = (payload: EndpointEnded['payload']): EndpointEnded => ({
  ...{ type: 'webhooks.endpoint_ended', payload },
});
