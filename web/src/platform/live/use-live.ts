import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reconnectDelay } from './backoff.ts';
import { connection } from './connection.ts';
import { affectedKeys, type LiveTopics, parseMessage } from './messages.ts';
import { askAgainAfter, StaleQueries } from './stale.ts';

/** RFC 6455: the server ended the channel, because the rights that it was opened with are gone. */
const rightsGone = 1008;

/** Keeps one WebSocket open for the organization on screen, for as long as the caller is mounted. */
export function useLive(organizationId: string | null, topics: LiveTopics): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!organizationId) return;
    return connect(organizationId, topics, queryClient);
  }, [organizationId, topics, queryClient]);
}

/** Connects and reconnects until the returned function is called. */
function connect(organizationId: string, topics: LiveTopics, queryClient: QueryClient): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let stopped = false;
  let heard = false;
  const stale = new StaleQueries(queryClient);

  const open = () => {
    socket = new WebSocket(liveUrl(organizationId));
    socket.onopen = () => {
      attempt = 0;
      heard = true;
      connection.say('here');
      // Whatever was said before is unknown, the time between the first fetch and this moment included: everything on
      // screen is asked for again. What did not change costs no transfer.
      void queryClient.invalidateQueries();
    };
    socket.onmessage = ({ data }) => {
      const message = parseMessage(data);
      if (!message) return;
      const wait = askAgainAfter(message, Math.random());
      for (const queryKey of affectedKeys(topics, message)) stale.mark(queryKey, wait);
    };
    socket.onclose = ({ code }) => {
      if (stopped) return;
      // Who this is now decides what is shown; at the first attempt, whether it is still who the page was made for.
      if (code === rightsGone || (!heard && attempt === 0)) stale.mark(['me'], 0);
      // Once is a restart, or a proxy that tidies up. Where it has never been open, something forbids it.
      if (heard && attempt > 0) connection.say('away');
      timer = setTimeout(open, reconnectDelay(attempt, Math.random()));
      attempt += 1;
    };
  };

  // The effect may be undone at once (strict mode); a socket closed while connecting logs an error.
  timer = setTimeout(open, 50);
  const lost = () => connection.say('away');
  const back = () => {
    // The socket may have outlived it.
    if (!heard || socket?.readyState === WebSocket.OPEN) connection.say('here');
    if (socket?.readyState !== WebSocket.CLOSED) return;
    clearTimeout(timer);
    open();
  };
  addEventListener('offline', lost);
  addEventListener('online', back);
  return () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener('offline', lost);
    removeEventListener('online', back);
    stale.forget();
    socket?.close();
  };
}

function liveUrl(organizationId: string): string {
  const url = new URL('/api/live/', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('organization', organizationId);
  return url.href;
}
