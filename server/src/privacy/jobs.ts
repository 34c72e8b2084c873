import type { Part } from '../kernel/duties.ts';
import type { Scope } from '../kernel/scope.ts';
import { settingsOf } from '../kernel/settings.ts';
import { addHours } from '../kernel/time/index.ts';
import { getOrganization } from '../organizations/public.ts';
import { settings } from '../settings.ts';
import { erase } from './erase.ts';
import { inTheWay } from './preview.ts';
import { erasedName, writtenBefore } from './rules.ts';
import { dueErasure, eraseKept, forgetLetters } from './store.ts';

/** Erases who is due, one by one. What has come in the way since keeps them until it is settled: the desk sees it. */
export async function erasePeople(scope: Scope, from: string | undefined): Promise<Part> {
  if (from === undefined) await forgetLetters(scope, addHours(scope.now, -24));
  const due = await dueErasure(scope, from);
  if (!due) return { done: 0 };
  if ((await inTheWay(scope, due.client_id)).length === 0) await erase(scope, due);
  return { done: 1, next: due.id };
}

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
