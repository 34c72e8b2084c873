import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { settingLevels } from '../../kernel/http/setting-levels.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  inForceAt,
  levelOf,
  type SettingDefinitions,
  type SettingPlace,
  settingsSet,
} from '../../kernel/settings.ts';
import { settings } from '../../settings.ts';
import type { ReachQuery, RuleReach } from '../schemas/rules.ts';
import { unsignedIn } from './unsigned.ts';

type Group = Required<{ [K in keyof SettingPlace]: string }>;

/**
 * What a rule that is changed at a place would hold for: groups that have it from there or from above, and what there
 * is in them already. Throws 404 for a group that is none.
 */
export async function reachOf(scope: Scope, { keys, ...place }: ReachQuery): Promise<RuleReach> {
  const groups = await publishedGroups(scope.tx, place);
  if (place.schedule_id && groups.length === 0) throw notFound('schedule');
  const asked = definitionsOf(keys.split(','));
  const set = await settingsSet(scope.tx);
  const widest = settingLevels.indexOf(levelOf(place));
  const reached = groups.filter((group) =>
    Object.values(inForceAt(asked, set, group)).some(
      ({ from }) => from === 'default' || settingLevels.indexOf(from) <= widest,
    ),
  );
  const ids = reached.map((group) => group.schedule_id);
  const unsigned = 'require_waiver' in asked ? (await unsignedIn(scope, ids)).length : 0;
  return {
    groups: reached.length,
    own: groups.length - reached.length,
    unsigned,
    ...(await thereIs(scope, ids)),
  };
}

/** The published groups of a club that ask for the waiver. */
export async function groupsThatAskForWaivers({ tx }: Scope, club_id: string): Promise<string[]> {
  const asked = definitionsOf(['require_waiver']);
  const set = await settingsSet(tx);
  const groups = await publishedGroups(tx, { club_id });
  return groups
    .filter((group) => inForceAt(asked, set, group).require_waiver?.value === true)
    .map((group) => group.schedule_id);
}

const definitionsOf = (keys: readonly string[]): SettingDefinitions =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => keys.includes(key)));

async function publishedGroups(
  tx: TenantTx,
  { club_id, class_type_id, schedule_id }: SettingPlace,
): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select p.id as schedule_id, p.club_id, p.class_type_id from class_schedules p
     where p.status = 'published'
       ${schedule_id ? sql`and p.id = ${schedule_id}::uuid` : sql``}
       ${class_type_id ? sql`and p.class_type_id = ${class_type_id}::uuid` : sql``}
       ${club_id ? sql`and p.club_id = ${club_id}::uuid` : sql``}`.execute(tx);
  return rows;
}

async function thereIs(
  { tx, now }: Scope,
  schedules: readonly string[],
): Promise<Pick<RuleReach, 'holders' | 'bookings'>> {
  const { rows } = await sql<Pick<RuleReach, 'holders' | 'bookings'>>`
    select (select count(*)::int from schedule_enrollments f
             where f.schedule_id = any(${schedules}::uuid[]) and f.status = 'active'
               and (f.ends_on is null or f.ends_on >= ${now}::timestamptz::date)) as holders,
           (select coalesce(sum(s.enrolled_count), 0)::int from class_sessions s
             where s.schedule_id = any(${schedules}::uuid[]) and s.scheduled_datetime > ${now}::timestamptz
               and s.status in ('scheduled', 'confirmed')) as bookings`.execute(tx);
  return rows[0]!;
}
