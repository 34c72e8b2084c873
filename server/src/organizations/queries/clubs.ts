import type { Actor } from '../../kernel/actor.ts';
import { cached } from '../../kernel/cache.ts';
import type { CachePlan } from '../../kernel/caches.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { clubAbilities } from '../access.ts';
import { countryOfZone } from '../rules/country.ts';
import type { Closure, ClosureQuery, Club, OpeningWindow } from '../schemas/clubs.ts';

const columns = [
  'id',
  'slug',
  'name',
  'timezone',
  'country',
  'currency',
  'locale',
  'address',
  'phone',
  'email',
  'is_public',
  'is_active',
  'embed_origins',
] as const;

/** What other domains know of a club. */
export interface ClubBrief {
  id: string;
  slug: string;
  name: string;
  timezone: string;
  currency: string;
  locale: string;
  is_public: boolean;
  /** ISO 3166-1; as its time zone says where nobody has said otherwise. */
  country: string | null;
}
const briefColumns = [
  'id',
  'slug',
  'name',
  'timezone',
  'country',
  'currency',
  'locale',
  'is_public',
] as const;

/** A club is where it says, else where its time zone is. */
const placed = <T extends { timezone: string; country: string | null }>(row: T): T => ({
  ...row,
  country: row.country ?? countryOfZone(row.timezone),
});
const briefs: CachePlan<ClubBrief> = { made_from: ['clubs'], ttlMs: 3_600_000, max: 10_000 };

/** A club of the organization, active or not; throws 404. Kept until a club is written. */
export const clubOf = (scope: Scope, clubId: string): Promise<ClubBrief> =>
  cached(scope.tx, briefs, clubId, async () => {
    const row = await scope.tx
      .selectFrom('clubs')
      .select(briefColumns)
      .where('id', '=', clubId)
      .executeTakeFirst();
    return placed(found(row, 'club'));
  });

/** The day that it is at a club; throws 404. */
export const todayAt = async (scope: Scope, clubId: string): Promise<LocalDate> =>
  localDateOf(scope.now, (await clubOf(scope, clubId)).timezone);

/** The active clubs of the organization, by name. */
export async function listClubs({ tx }: Scope): Promise<ClubBrief[]> {
  const rows = await tx
    .selectFrom('clubs')
    .select(briefColumns)
    .where('is_active', '=', true)
    .orderBy('sort_name')
    .orderBy('id')
    .execute();
  return rows.map(placed);
}

/** Closures that touch the dates `from` to `until` (both inclusive), by date. */
export const closuresOf = (
  { tx }: Scope,
  clubId: string,
  from: string,
  until: string,
): Promise<{ starts_on: string; ends_on: string; name: string }[]> =>
  tx
    .selectFrom('club_closures')
    .select(['starts_on', 'ends_on', 'name'])
    .where('club_id', '=', clubId)
    .where('starts_on', '<=', until)
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .execute();

/** The clubs with their opening hours, by name; the inactive ones only when asked for. */
export async function listWholeClubs(
  { tx, actor }: Scope,
  input: { include_inactive?: boolean },
): Promise<Club[]> {
  const rows = await tx
    .selectFrom('clubs')
    .select(columns)
    .$if(!input.include_inactive, (query) => query.where('is_active', '=', true))
    .orderBy('sort_name')
    .orderBy('id')
    .execute();
  const hours = Map.groupBy(await openingHours(tx), (row) => row.club_id);
  return rows.map((row) => clubAnswer(actor, row, hours.get(row.id) ?? []));
}

export async function getClub({ tx, actor }: Scope, id: string): Promise<Club> {
  const row = await tx.selectFrom('clubs').select(columns).where('id', '=', id).executeTakeFirst();
  return clubAnswer(actor, found(row, 'club'), await openingHours(tx, id));
}

type Row = Omit<Club, 'opening_hours' | 'abilities'>;
const clubAnswer = (actor: Actor, row: Row, hours: (OpeningWindow & { club_id: string })[]): Club => ({
  ...placed(row),
  opening_hours: hours.map(({ weekday, opens_at, closes_at }) => ({ weekday, opens_at, closes_at })),
  abilities: clubAbilities(actor, row.id),
});

function openingHours(tx: Scope['tx'], clubId?: string) {
  return tx
    .selectFrom('club_opening_hours')
    .select(['club_id', 'weekday', 'opens_at', 'closes_at'])
    .$if(clubId !== undefined, (query) => query.where('club_id', '=', clubId as string))
    .orderBy('weekday')
    .orderBy('opens_at')
    .execute();
}

/** A club's closures by date, or those that touch a span of dates. */
export async function listClosures(scope: Scope, clubId: string, input: ClosureQuery): Promise<Closure[]> {
  await clubOf(scope, clubId);
  return scope.tx
    .selectFrom('club_closures')
    .select(['id', 'starts_on', 'ends_on', 'name'])
    .where('club_id', '=', clubId)
    .$if(input.from !== undefined, (query) => query.where('ends_on', '>=', input.from as string))
    .$if(input.until !== undefined, (query) => query.where('starts_on', '<=', input.until as string))
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
}
