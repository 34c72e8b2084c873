import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { makeUpTextOf } from '../rules/make-up-texts.ts';
import { endingMakeUps } from '../store/make-ups.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Warns holders of open make-ups that end soon, by the days of their club, and their guardians: once of each. */
export async function warnOfMakeUps(scope: Scope): Promise<void> {
  for (const club of await listClubs(scope)) {
    const { make_up_warning_days } = await settingsOf(scope.tx, settings, { club_id: club.id });
    if (make_up_warning_days > 0) await warnIn(scope, club, make_up_warning_days);
  }
}

async function warnIn(scope: Scope, club: Club, days: number): Promise<void> {
  const today = localDateOf(scope.now, club.timezone);
  const ending = await endingMakeUps(scope, { club_id: club.id, from: today, until: addDays(today, days) });
  const holders = await recipientsOf(
    scope,
    ending.map((one) => one.student_id),
  );
  const messages = ending.flatMap(({ id, student_id, expires_on }) =>
    (holders.get(student_id) ?? []).map(
      (to): Message => ({
        ...{ kind: 'make_up_ends', key: id, to, classes: [], club_id: club.id },
        text: makeUpTextOf(to.locale, { student_name: to.student_name, club_name: club.name, expires_on }),
      }),
    ),
  );
  await tell(scope, messages);
}

type Club = Awaited<ReturnType<typeof listClubs>>[number];
