import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addHours } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { evaluationTextOf } from '../rules/evaluation-texts.ts';
import { unevaluated } from '../store/evaluations.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Attendance may be taken, and corrected, until the evening after. */
const hoursBack = 36;

/**
 * Asks those who came to a class, or the guardians of who has no account, what they think of who gave it, where the club wants to know:
 * after the class, and of each coach once in a month.
 */
export async function inviteToEvaluate(scope: Scope, club_id: string): Promise<void> {
  const { instructor_rating_required } = await settingsOf(scope.tx, settings, { club_id });
  if (!instructor_rating_required) return;
  const club = await clubOf(scope, club_id);
  const asked = await unevaluated(scope, { club_id, since: addHours(scope.now, -hoursBack) });
  const readers = await recipientsOf(
    scope,
    asked.map((one) => one.student_id),
  );
  const messages = asked.flatMap(({ session_id: _, student_id, instructor_id, has_account, ...one }) =>
    (readers.get(student_id) ?? [])
      .filter((to) => !has_account || to.student_name === null)
      .map(
        (to): Message => ({
          ...{ kind: 'evaluation_asked', to, classes: [], club_id, link: '/my-classes?when=past' },
          key: `${student_id} ${instructor_id} ${one.local_date.slice(0, 7)}`,
          text: evaluationTextOf(to.locale, { ...one, student_name: to.student_name, club_name: club.name }),
        }),
      ),
  );
  await tell(scope, messages);
}
