import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { packageTextOf } from '../rules/package-texts.ts';
import { endingPackages } from '../store/packages.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

type Club = Awaited<ReturnType<typeof listClubs>>[number];

/**
 * Warns those whose package with classes left ends soon, by the days of its club (of all clubs: of the first one), and
 * their guardians: once of each last day.
 */
export async function warnOfPackages(scope: Scope): Promise<void> {
  const clubs = await listClubs(scope);
  for (const club of clubs) await warnIn(scope, club, club.id);
  if (clubs[0]) await warnIn(scope, clubs[0], null);
}

async function warnIn(scope: Scope, club: Club, club_id: string | null): Promise<void> {
  const inForce = await settingsOf(scope.tx, settings, { club_id });
  if (!inForce.enable_packages || !inForce.package_expiry_warning) return;
  const today = localDateOf(scope.now, club.timezone);
  const until = addDays(today, inForce.package_expiry_reminder_days);
  const ending = await endingPackages(scope, { club_id, from: today, until });
  const holders = await recipientsOf(
    scope,
    ending.map((one) => one.student_id),
  );
  const messages = ending.flatMap(({ id, student_id, ...one }) =>
    (holders.get(student_id) ?? []).map(
      (to): Message => ({
        ...{ kind: 'package_ends', key: `${id} ${one.expires_on}`, to, classes: [], club_id: club.id },
        link: '/my-packages',
        text: packageTextOf(to.locale, { ...one, student_name: to.student_name, club_name: club.name }),
      }),
    ),
  );
  await tell(scope, messages);
}
