import { call } from './call.ts';
import type { Club } from './data/club.ts';
import type { Shot } from './load.ts';
import type { RunningServer } from './server.ts';
import { booking, cancelling, ownClasses, rosters, sameList, searches, weeks } from './shots.ts';

/** PostgreSQL plans a statement anew five times and then keeps a plan, for each connection. */
const times = 240;
const atOnce = 16;

/** Asks and writes until every connection of the server keeps its plans. */
export async function useEverything({ url }: RunningServer, club: Club): Promise<void> {
  const now = Date.now();
  for (const shots of [sameList(club), weeks(club, now), searches(club), ownClasses(club), rosters(club)])
    await repeat((i) => call(url, shots[i % shots.length] as Shot));
  await repeat(async (i) => {
    const [session, student] = [club.sessions[i % 4], club.students[i % 4]] as [string, string];
    const { id } = (await call(url, booking(club, club.owner.token, session, student)).catch(() => ({}))) as {
      id?: string;
    };
    if (id !== undefined) await call(url, cancelling(club, id)).catch(() => {});
  });
}

async function repeat(ask: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < times) await ask(next++);
    }),
  );
}
