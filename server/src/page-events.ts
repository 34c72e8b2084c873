import type { FastifyRequest } from 'fastify';
import { ask } from './first-screen/ask.ts';
import type { ClassDrawn } from './first-screen/classes.ts';
import type { App } from './kernel/http/app.ts';
import { minorUnits } from './kernel/money.ts';
import { addDays, addMinutes, type Clock, localDateOf } from './kernel/time/index.ts';
import type { PublicClub } from './organizations/public.ts';

/** A class as the public list has it, which is all that is told. */
export type PublicClass = ClassDrawn & {
  scheduled_datetime: string;
  free_places: number;
  price: number;
  currency: string;
  opens_at: string;
  closes_at: string;
};

/** The days and the number of classes that search engines are told of. */
const days = 14;
const most = 30;

const quarter = 15 * 60_000;
/** What is over by then takes no room; the same for a while, so that an answer can be kept. */
const quarterOf = (now: Date): Date => addMinutes(now, -((now.getTime() % quarter) / 60_000));

interface Page {
  app: App;
  clock: Clock;
  /** Who asks for the page. */
  request: FastifyRequest;
}

/** Where a public club is found. */
export interface ClubAddress {
  organization: string;
  club: string;
}

/**
 * The next classes of a club, those that begin in this quarter of an hour with them, as the public API tells them to anybody; none
 * where it refuses.
 */
export async function nextClasses(
  { app, clock, request }: Page,
  { organization, club }: ClubAddress,
  timezone: string,
): Promise<PublicClass[]> {
  const now = clock.now();
  const [in_organization, slug] = [organization, club].map(encodeURIComponent);
  const answer = await ask<{ results: PublicClass[] }>(
    ...([app, request, `/api/public/${in_organization}/clubs/${slug}/sessions/`] as const),
    {
      ...{ from: quarterOf(now).toISOString(), until: addDays(localDateOf(now, timezone), days - 1) },
      ...{ include_cancelled: true, limit: most },
    },
  );
  return answer?.data.results ?? [];
}

/** schema.org's words for the classes of a club; `url` is of its page. */
export const eventsOf = (club: PublicClub, classes: readonly PublicClass[], url: string) =>
  classes.map((one) => {
    const cancelled = one.status === 'cancelled';
    const address = `${url}/${one.id}?week=${one.local_date}`;
    return {
      '@type': 'SportsEvent',
      ...{ '@id': address, url: address, name: one.name },
      description: [one.class_type.name, one.level.display_name].join(' · '),
      ...{ startDate: one.scheduled_datetime, endDate: one.ends_at },
      eventStatus: schema(cancelled ? 'EventCancelled' : 'EventScheduled'),
      eventAttendanceMode: schema('OfflineEventAttendanceMode'),
      location: {
        ...{ '@type': 'SportsActivityLocation', '@id': url, name: club.name },
        // Asked for by those who read it: the name where the club has said no more.
        address: club.address || club.name,
      },
      organizer: { '@type': 'Organization', name: club.name, url },
      maximumAttendeeCapacity: one.max_participants,
      ...(!cancelled && { remainingAttendeeCapacity: one.free_places, offers: offerOf(one, address) }),
    };
  });

const offerOf = (one: PublicClass, url: string) => ({
  '@type': 'Offer',
  url,
  price: (one.price / 10 ** minorUnits(one.currency)).toFixed(minorUnits(one.currency)),
  priceCurrency: one.currency,
  availability: schema(one.free_places > 0 ? 'InStock' : 'SoldOut'),
  ...{ validFrom: one.opens_at, validThrough: one.closes_at },
});

const schema = (word: string): string => `https://schema.org/${word}`;
