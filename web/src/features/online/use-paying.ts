import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../platform/client/use-change.ts';
import { onlineQuery, payOnline } from './api.ts';

interface Wish {
  /** Who pays: the person, or the child in whose name they have no account of their own. */
  client_id: string;
  club_id: string;
  enrollment_id: string;
}

/** Goes to the page where a booking is paid; undefined where nothing is paid online. */
export function usePayingOnline(club_id: string): ((wish: Wish) => void) | undefined {
  const { data } = useQuery(onlineQuery(club_id));
  const paying = useChange(async (send, { enrollment_id, ...wish }: Wish) => {
    const { url } = await send(payOnline, { ...wish, items: [{ enrollment_id }] });
    if (url) window.location.assign(url);
  });
  return data?.available ? paying.run : undefined;
}
