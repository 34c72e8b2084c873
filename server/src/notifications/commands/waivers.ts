import { currentWaiver } from '../../clients/public.ts';
import type { WaiverWanted } from '../../enrollments/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import { waiverTextOf } from '../rules/waiver-texts.ts';
import { recipientsOf } from '../store/recipients.ts';
import { unsignedOf } from '../store/waivers.ts';
import { type Message, tell } from './tell.ts';

/** Whoever is booked and has not signed since, or their guardians, once for each version. */
export async function tellWaiverWanted(
  scope: Scope,
  facts: readonly DeliveredFact<WaiverWanted>[],
): Promise<void> {
  const waiver = await currentWaiver(scope);
  const unsigned = await unsignedOf(
    scope,
    facts.map(({ payload }) => payload),
  );
  const own = facts.filter(
    ({ payload }) => payload.version === waiver?.version && unsigned.has(payload.student_id),
  );
  const students = await recipientsOf(
    scope,
    own.map(({ payload }) => payload.student_id),
  );
  const messages: Message[] = [];
  for (const { payload } of own) {
    const club = await clubOf(scope, payload.club_id);
    for (const to of students.get(payload.student_id) ?? []) {
      const title = to.locale === 'es' ? waiver!.title_es : waiver!.title_en;
      messages.push({
        ...{ kind: 'waiver_asked', key: `${payload.version}:${payload.student_id}`, to, classes: [] },
        ...{ club_id: payload.club_id, link: '/profile' },
        text: waiverTextOf(to.locale, {
          ...{ title, student_name: to.student_name, club_name: club.name },
          has_account: to.user_id !== null,
        }),
      });
    }
  }
  await tell(scope, messages);
}
