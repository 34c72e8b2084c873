import { ownClientId } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { ownInstructorId } from '../../people/public.ts';
import { entriesOfBookings, entriesOfClasses } from '../rules/entries.ts';
import type { Feed } from '../rules/text.ts';
import { wordsIn } from '../rules/words.ts';
import type { CalendarFeed, CalendarFeeds, FeedKind } from '../schemas.ts';
import { type FeedRow, feedsOf } from '../store/feeds.ts';
import { bookingsOf, classesOfClub, classesOfCoach } from './classes.ts';

const studentsOf = ({ personas }: Actor): string[] => [
  ...(personas.client ?? []),
  ...(personas.dependant ?? []),
];

/** Which calendars somebody can have here, by what they are. */
export const kindsOf = (actor: Actor): FeedKind[] => [
  ...(studentsOf(actor).length > 0 ? (['student'] as const) : []),
  ...(ownInstructorId(actor) === undefined ? [] : (['coach'] as const)),
];

export const feedAnswer = ({ kind, created_at, ...row }: FeedRow): CalendarFeed => ({
  ...row,
  kind: kind as FeedKind,
  created_at: created_at.toISOString(),
});

/** My calendars. Their addresses are not kept. */
export async function listFeeds(scope: Scope): Promise<CalendarFeeds> {
  const rows = await feedsOf(scope, scope.actor.user_id as string);
  return { results: rows.map(feedAnswer), kinds: kindsOf(scope.actor) };
}

/** Somebody's calendar: `actor` is whose it is, with what they are here by now. */
export async function personalCalendar(
  scope: Scope,
  { kind, locale, publicUrl }: { kind: FeedKind; locale: string; publicUrl: string },
): Promise<Feed> {
  const { actor, now } = scope;
  const words = wordsIn(locale);
  const organization = await organizationName(scope);
  const coach = ownInstructorId(actor);
  if (kind === 'coach') {
    const rows = coach === undefined ? [] : await classesOfCoach(scope, coach);
    // It is theirs: whom they give it with is themselves.
    const entries = entriesOfClasses(rows, now).map((entry) => ({ ...entry, coach_name: null }));
    return { name: words.coach(organization), words, entries, url: `${publicUrl}/instructor/week` };
  }
  const entries = entriesOfBookings(await bookingsOf(scope, studentsOf(actor), ownClientId(actor)), now);
  return { name: words.student(organization), words, entries, url: `${publicUrl}/my-classes` };
}

async function organizationName(scope: Scope): Promise<string> {
  const row = await scope.tx
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', organizationOf(scope))
    .executeTakeFirst();
  return found(row, 'organization').name;
}

/** What a public club shows: nothing of any student. Throws 404 for any other club. */
export async function clubCalendar(
  scope: Scope,
  { slug, organization, publicUrl }: { slug: string; organization: string; publicUrl: string },
): Promise<Feed> {
  const club = found(
    await scope.tx
      .selectFrom('clubs')
      .select(['id', 'name', 'locale'])
      .where('slug', '=', slug)
      .where('is_public', '=', true)
      .where('is_active', '=', true)
      .executeTakeFirst(),
    'club',
  );
  const words = wordsIn(club.locale);
  const entries = entriesOfClasses(await classesOfClub(scope, club.id), scope.now);
  return { name: words.club(club.name), words, entries, url: `${publicUrl}/c/${organization}/${slug}` };
}
