import { getAnalytics } from '../../analytics/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, localDateOf, localTimeOf, localWeekday } from '../../kernel/time/index.ts';
import { getOrganization, listClubs } from '../../organizations/public.ts';
import { type Digest, digested, digestTextOf } from '../rules/digest-texts.ts';
import { toldAlready } from '../store/messages.ts';
import { ownersOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** In the morning of the first club's Monday. */
const from_hour = '07:00';

/**
 * Tells owners how their school did in the week that has ended, beside the one before: on Monday morning, once of each
 * week. Nothing where there were no classes in either.
 */
export async function tellWeek(scope: Scope): Promise<void> {
  const [club] = await listClubs(scope);
  if (!club) return;
  const today = localDateOf(scope.now, club.timezone);
  if (localWeekday(today) !== 0 || localTimeOf(scope.now, club.timezone) < from_hour) return;
  const from = addDays(today, -7);
  const owners = await ownersOf(scope);
  // It is looked up each hour of that day, and reckoned once.
  const keys = owners.map(({ user_id }) => `weekly_digest:${from}:${user_id}`);
  if ((await toldAlready(scope, keys)).size === keys.length) return;
  const digest = await digestOf(scope, { from, until: addDays(today, -1) });
  if (!digest) return;
  await tell(
    scope,
    owners.map(
      (to): Message => ({
        ...{ kind: 'weekly_digest', key: from, to, classes: [], club_id: club.id },
        link: `/admin/analytics?from=${digest.from}&until=${digest.until}&clubs=all`,
        text: digestTextOf(to.locale, digest),
      }),
    ),
  );
}

async function digestOf(scope: Scope, week: { from: string; until: string }): Promise<Digest | undefined> {
  const { kpis, currency } = await getAnalytics(scope, week, { inSnapshot: false });
  const lines = digested.flatMap((key) => {
    const kpi = kpis.find((one) => one.key === key);
    return kpi ? [{ key, unit: kpi.unit, value: kpi.value, previous: kpi.previous.value }] : [];
  });
  if (!lines[0]?.value && !lines[0]?.previous) return undefined;
  const { name } = await getOrganization(scope);
  return { ...week, currency, lines, organization_name: name };
}
