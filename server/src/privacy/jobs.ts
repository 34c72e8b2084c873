import { system } from '../kernel/actor.ts';
import { inEachOfAll, type Part } from '../kernel/duties.ts';
import { Problem } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { settingsOf } from '../kernel/settings.ts';
import { addHours } from '../kernel/time/index.ts';
import { getOrganization } from '../organizations/public.ts';
import { settings } from '../settings.ts';
import { erase } from './erase.ts';
import { erasedName, writtenBefore } from './rules.ts';
import { dueErasure, eraseKept, forgetLetters } from './store.ts';

/**
 * Erases who is due, one by one, each in a transaction of its own. What has come in the way since keeps them until it is
 * settled: the desk sees it. Where one fails the others are erased all the same, and the duty says so at the end.
 */
export const erasePeople = inEachOfAll('erase_people', async ({ db, clock }, organization_id) => {
  const via = { user_id: null, via: 'duty erase_people' };
  const alone = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
    db.tenant({ organization_id, via }, (tx) =>
      work({ tx, actor: system(organization_id), now: clock.now() }),
    );
  await alone((scope) => forgetLetters(scope, addHours(scope.now, -24)));
  const failures: string[] = [];
  let due = await alone((scope) => dueErasure(scope, undefined));
  while (due) {
    const one = due;
    await alone((scope) => erase(scope, one)).catch((error: Error) => {
      if (!isInTheWay(error)) failures.push(`${one.id}: ${error.message}`);
    });
    due = await alone((scope) => dueErasure(scope, one.id));
  }
  if (failures.length > 0) throw new Error(failures.join('; '));
});

const isInTheWay = (error: Error): boolean => error instanceof Problem && error.code === 'privacy.in_the_way';

const receiptsAtOnce = 200;

/** Names on receipts that the law does not want any more. */
export async function eraseReceipts(scope: Scope): Promise<Part> {
  const { receipt_keep_years } = await settingsOf(scope.tx, settings);
  const { default_locale } = await getOrganization(scope);
  const done = await eraseKept(scope, {
    before: writtenBefore(scope.now, receipt_keep_years),
    called: erasedName(default_locale),
    most: receiptsAtOnce,
  });
  return { done, next: done < receiptsAtOnce ? undefined : 'more' };
}
