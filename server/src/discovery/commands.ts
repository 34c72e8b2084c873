import { conflict, notFound } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { isFoundBy } from './rules/saved.ts';
import type { NewSavedSearch, SavedSearch } from './schemas/saved.ts';
import {
  deleteSaved,
  insertSaved,
  namesOwn,
  newSessions,
  type SavedRow,
  savedOf,
  type Watching,
  watching,
} from './store/saved.ts';

const most = 20;
const shown = ({ created_at, ...row }: SavedRow): SavedSearch =>
  ({ ...row, created_at: created_at.toISOString() }) as SavedSearch;
const me = ({ actor }: Scope): string => actor.user_id as string;

export async function listSavedSearches(scope: Scope): Promise<{ results: SavedSearch[] }> {
  return { results: (await savedOf(scope, me(scope))).map(shown) };
}

/** Throws 409 `saved_search.too_many` for the 21st, 404 where it names what is not here. */
export async function saveSearch(scope: Scope, input: NewSavedSearch): Promise<SavedSearch> {
  const row = { notify_new_sessions: true, ...input, filters: input.filters as SavedRow['filters'] };
  if (!(await namesOwn(scope, row.filters))) throw notFound('saved_search');
  // Each that fails while there is room has lost its number to another one of the same person.
  for (let n = 0; n < most; n++) {
    const saved = await insertSaved(scope, me(scope), row);
    if (saved) return shown(saved);
    if ((await savedOf(scope, me(scope))).length >= most) break;
  }
  throw conflict('saved_search.too_many', `Nobody keeps more than ${most} searches.`, { most });
}

/** Throws 404 for one that is not mine. */
export async function forgetSearch(scope: Scope, id: string): Promise<void> {
  if (!(await deleteSaved(scope, me(scope), id))) throw notFound('saved_search');
}

interface FoundBySaved extends Pick<Watching, 'user_id' | 'email' | 'locale'> {
  /** The searches that found something. */
  names: string[];
  session_ids: string[];
}

/** Whose saved searches find which of these new classes: each person once, the classes in the order of time. */
export async function foundBySaved(scope: Scope, sessionIds: readonly string[]): Promise<FoundBySaved[]> {
  const searches = await watching(scope);
  if (searches.length === 0) return [];
  const sessions = await newSessions(scope, sessionIds);
  return [...Map.groupBy(searches, ({ user_id }) => user_id).values()].flatMap((mine) => {
    const hits = mine.filter(({ filters }) => sessions.some((one) => isFoundBy(filters, one)));
    const [first] = hits;
    if (!first) return [];
    const found = sessions.filter((one) => hits.some(({ filters }) => isFoundBy(filters, one)));
    const { user_id, email, locale } = first;
    const names = hits.map(({ name }) => name);
    return [{ user_id, email, locale, names, session_ids: found.map(({ session_id }) => session_id) }];
  });
}
