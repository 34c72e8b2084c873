import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { afterInstant, oneMore, pageOf } from '../../kernel/http/paging.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type Interval, offsetDateTime } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { reservationAbilities } from '../access.ts';
import { type Busy, earliestStart } from '../rules.ts';
import type { Reservation } from '../schemas.ts';
import { othersOn, withClub } from '../store/reservations.ts';

type Row = Awaited<ReturnType<ReturnType<typeof withClub>['executeTakeFirstOrThrow']>>;

const shown =
  (actor: Actor) =>
  ({ timezone, ...row }: Row): Reservation =>
    ({
      ...row,
      starts_at: offsetDateTime(row.starts_at, timezone),
      ends_at: offsetDateTime(row.ends_at, timezone),
      abilities: reservationAbilities(actor, row),
    }) as Reservation;

export async function getReservation(scope: Scope, id: string): Promise<Reservation> {
  const row = await withClub(scope).where('r.id', '=', id).executeTakeFirst();
  return shown(scope.actor)(found(row, 'reservation'));
}

export interface ReservationsAsked {
  club_id: string;
  court_id?: string;
  range: Interval;
  include_cancelled?: boolean;
  limit?: number;
  cursor?: string;
}

/** What is on the club's courts during `range`, by start. Throws 404 for an unknown club. */
export async function listReservations(scope: Scope, asked: ReservationsAsked) {
  await clubOf(scope, asked.club_id);
  const { range, court_id, limit = 1_000 } = asked;
  const after = afterInstant(asked.cursor);
  const rows = await withClub(scope)
    .where('c.club_id', '=', asked.club_id)
    .where('r.starts_at', '<', range.ends_at)
    .where('r.starts_at', '>=', earliestStart(range.starts_at))
    .where('r.ends_at', '>', range.starts_at)
    .$if(court_id !== undefined, (query) => query.where('r.court_id', '=', court_id as string))
    .$if(!asked.include_cancelled, (query) => query.where('r.status', '=', 'confirmed'))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(r.starts_at, r.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('r.starts_at')
    .orderBy('r.id')
    .limit(oneMore(limit))
    .execute();
  const page = pageOf(rows, limit, (row) => [row.starts_at.toISOString(), row.id]);
  return { ...page, results: page.results.map(shown(scope.actor)) };
}

/** What others than classes have on a court at that time, by start. */
export async function otherReservations(
  scope: Scope,
  court_id: string,
  interval: Interval,
): Promise<Reservation[]> {
  return (await othersOn(scope, court_id, interval)).map(shown(scope.actor));
}

export interface BusyAsked {
  court_ids: readonly string[];
  from: Date;
  until: Date;
  /** Sessions whose own reservations do not count, for example because they are about to move. */
  except_session_ids?: readonly string[];
}

/** What holds these courts at any time between `from` and `until`, by start. */
export function busyCourts({ tx }: Scope, asked: BusyAsked): Promise<Busy[]> {
  const except = asked.except_session_ids ?? [];
  if (asked.court_ids.length === 0) return Promise.resolve([]);
  return tx
    .selectFrom('reservations')
    .select(['court_id', 'starts_at', 'ends_at', 'booking_type', 'title', 'class_session_id'])
    .where('court_id', '=', sql<string>`any(${[...asked.court_ids]}::uuid[])`)
    .where('status', '=', 'confirmed')
    .where('starts_at', '<', asked.until)
    .where('starts_at', '>=', earliestStart(asked.from))
    .where('ends_at', '>', asked.from)
    .$if(except.length > 0, (query) =>
      query.where(
        sql<boolean>`(class_session_id is null or class_session_id <> all(${[...except]}::uuid[]))`,
      ),
    )
    .orderBy('starts_at')
    .orderBy('court_id')
    .execute();
}
