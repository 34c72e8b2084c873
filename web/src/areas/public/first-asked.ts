import type { QueryClient } from '@tanstack/react-query';
import { type ClubAddress, publicClubQuery, publicSessionsQuery } from '../../features/discovery/api.ts';
import { type ClassFilters, daysOf } from '../../features/discovery/filters.ts';
import { now } from '../../platform/formats/clock.ts';
import { localDateIn } from '../../platform/formats/zoned.ts';
import { meQuery } from '../../platform/session/api.ts';

/** Asks for what the page of a club shows before the page is there; what cannot be had, the page says. */
export async function askFirst(
  queryClient: QueryClient,
  address: ClubAddress,
  filters: ClassFilters,
): Promise<void> {
  void queryClient.prefetchQuery(meQuery);
  const club = await queryClient.ensureQueryData(publicClubQuery(address)).catch(() => undefined);
  if (!club) return;
  const days = daysOf(filters, localDateIn(now(), club.timezone));
  await queryClient.prefetchQuery(publicSessionsQuery({ ...address, from: days[0]!, until: days[6]! }));
}
