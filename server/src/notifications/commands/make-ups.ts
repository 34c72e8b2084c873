import type { MakeUpsEarned } from '../../enrollments/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { earnedTextOf, makeUpTextOf } from '../rules/make-up-texts.ts';
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

/**
 * Who has given dates back hears what that has given them, with their guardians. What the club called off says it
 * itself, unless the club tells nobody of that.
 */
export async function tellMakeUpsEarned(
  scope: Scope,
  facts: readonly DeliveredFact<MakeUpsEarned>[],
): Promise<void> {
  const clubs = new Map((await listClubs(scope)).map((club) => [club.id, club]));
  const recipients = await recipientsOf(
    scope,
    facts.map(({ payload }) => payload.student_id),
  );
  for (const { cause_id, payload } of facts) {
    const club = clubs.get(payload.club_id);
    if (!club || (payload.by_club && (await saysCancellations(scope, club.id)))) continue;
    const key = `${cause_id}:${payload.student_id}:${payload.club_id}`;
    await tell(
      scope,
      (recipients.get(payload.student_id) ?? []).map((to): Message => {
        const { student_name } = to;
        const text = earnedTextOf(to.locale, { ...payload, student_name, club_name: club.name });
        return { kind: 'make_up_earned', key, to, classes: [], club_id: club.id, text };
      }),
    );
  }
}

const saysCancellations = async (scope: Scope, club_id: string): Promise<boolean> =>
  (await settingsOf(scope.tx, settings, { club_id })).cancellation_notification;
