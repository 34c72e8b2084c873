import { hydrate, type Query, type QueryClient, type QueryState } from '@tanstack/react-query';
import { ProblemError } from '../errors/problem.ts';
import { connection } from '../live/connection.ts';
import { meQuery } from '../session/api.ts';
import { chosenOrganization } from '../session/choice.ts';
import { areasOf, type Me } from '../session/me.ts';
import { answersKept, belongTo, dropAnswer, forgetAnswers, type KeptAnswer, keepAnswer } from './answers.ts';
import { keepFilesOf } from './app-files.ts';

/** As long as what was taken from the device stays in memory without being looked at: a day on court. */
const gcTime = 24 * 3_600_000;
/** A browser may keep nothing (a private window): then there is nothing to read without a network, and that is all. */
const ignore = () => {};

/**
 * Keeps on the device what queries marked `onDevice` are answered, for whoever is signed in, and takes it from there
 * while the server is away. What is taken is as old as it is: it is asked again when the server is back.
 */
export function keepAnswers(queryClient: QueryClient): void {
  const cache = queryClient.getQueryCache();
  const said = (query: Query) => void keep(queryClient, query).catch(ignore);
  for (const query of cache.getAll()) if (query.state.status === 'success') said(query);
  // What nobody has looked at since it became too old.
  void answersKept(Date.now()).catch(ignore);
  cache.subscribe((event) => {
    if (event.type !== 'updated') return;
    if (event.action.type === 'error') return void drop(event.query, event.action.error).catch(ignore);
    if (event.action.type !== 'success' || event.action.manual) return;
    said(event.query);
    serverIsBack(queryClient);
  });
  connection.listen(() => {
    if (connection.now() === 'away') void takeKept(queryClient).catch(ignore);
  });
}

async function keep(queryClient: QueryClient, { queryKey, queryHash, meta, state }: Query): Promise<void> {
  if (!meta?.onDevice || state.dataUpdatedAt === 0) return;
  const me = queryClient.getQueryData<Me>(meQuery.queryKey);
  if (queryHash === queryClient.getQueryCache().find(meQuery)?.queryHash) {
    if (!me?.user) return forgetAnswers();
    void keepFilesOf(areasOf(me)).catch(ignore);
    await belongTo(me.user.id);
  }
  if (!me?.user || (ofRosters(queryKey) && !me.instructor)) return;
  const { data, dataUpdatedAt: at } = state;
  await keepAnswer(me.user.id, { organization: me.organization?.slug ?? '', queryKey, queryHash, data, at });
}

/** What the server refuses by now is not shown as it was, nor kept: the class is somebody else's, or the role is gone. */
async function drop(query: Query, error: unknown): Promise<void> {
  const isRefused = error instanceof ProblemError && [401, 403, 404].includes(error.status);
  if (!isRefused || !query.meta?.onDevice || query.queryKey[0] === meQuery.queryKey[0]) return;
  query.setState({ data: undefined, dataUpdatedAt: 0, status: 'error', error });
  await dropAnswer(query.queryHash);
}

/** Who comes, with health and telephones: for whoever stands on court, not for the computer at the desk. */
const ofRosters = (queryKey: readonly unknown[]): boolean =>
  ['roster', 'attendance'].includes(String(queryKey[1]));

let taken = false;

/** Puts what is kept beside what is in memory; answers who was signed in. */
export async function takeKept(queryClient: QueryClient): Promise<Me | undefined> {
  const mine = ofOne(await answersKept(Date.now()));
  const queries = mine.map(({ queryKey, queryHash, data, at }) => ({
    ...{ queryKey, queryHash, meta: { onDevice: true }, dehydratedAt: at },
    state: { ...answered, data, dataUpdatedAt: at },
  }));
  hydrate(queryClient, { mutations: [], queries }, { defaultOptions: { queries: { gcTime } } });
  taken ||= mine.length > 0;
  return queryClient.getQueryData<Me>(meQuery.queryKey);
}

/** Of the organization on screen; where none is chosen, of the one that was looked at last. */
function ofOne(kept: readonly KeptAnswer[]): KeptAnswer[] {
  const isMe = ({ queryKey }: KeptAnswer) => queryKey[0] === meQuery.queryKey[0];
  const organization = chosenOrganization() ?? kept.findLast(isMe)?.organization;
  const mine = kept.filter((one) => one.organization === organization);
  return mine.some(isMe) ? mine : [];
}

const answered: Omit<QueryState, 'data' | 'dataUpdatedAt'> = {
  ...{ status: 'success', fetchStatus: 'idle', isInvalidated: true },
  ...{ dataUpdateCount: 1, error: null, errorUpdateCount: 0, errorUpdatedAt: 0 },
  ...{ fetchFailureCount: 0, fetchFailureReason: null, fetchMeta: null },
};

/** What was taken is no more shown as it is; what is on screen is asked again. An answer may have been on its way. */
function serverIsBack(queryClient: QueryClient): void {
  if (!taken || navigator.onLine === false) return;
  taken = false;
  queryClient.removeQueries({ type: 'inactive', predicate: ({ meta }) => meta?.onDevice === true });
  connection.say('here');
  void queryClient.invalidateQueries();
}
