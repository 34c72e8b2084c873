import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { settings } from '../../settings.ts';
import { type WhyNotBy, whyNotBy } from '../rules.ts';
import type { PaymentMethod } from '../schemas.ts';

const problems: Record<WhyNotBy, readonly [code: string, message: string]> = {
  means_not_taken: ['payments.means_not_taken', 'The club takes no money in this way.'],
  reference_needed: ['payments.reference_needed', 'A transfer is noted with its reference.'],
};

/** By the rules of the club into whose till it goes. Throws 409 `payments.means_not_taken | reference_needed`. */
export async function refuseMeans(
  { tx }: Scope,
  { club_id, method, reference }: { club_id: string; method: PaymentMethod; reference: string },
): Promise<void> {
  const why = whyNotBy(await settingsOf(tx, settings, { club_id }), { method, reference });
  if (why) throw conflict(...problems[why]);
}
