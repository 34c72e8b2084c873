import type { Kept, Made } from '../../kernel/kept.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { AvailableSession } from '../schemas.ts';
import { type Asked, findSessions } from './find.ts';
import type { FoundPage } from './page.ts';

type Listed = { results: AvailableSession[]; next_cursor: string | null };

/** What this person sees of a page of classes. */
export async function listed(scope: Scope, pages: Kept<FoundPage>, asked: Asked): Promise<Made<Listed>> {
  const { value, until } = await findSessions(scope, pages, asked);
  return { value: { ...value, results: value.results.map(({ row }) => row) }, until };
}
