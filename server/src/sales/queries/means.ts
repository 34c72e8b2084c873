import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { clubOf } from '../../organizations/public.ts';
import { takenAtDesk } from '../../payments/public.ts';
import { settings } from '../../settings.ts';
import type { DeskMeans } from '../schemas.ts';

/** What the desk of a club takes money by; throws 404. */
export async function meansAt(scope: Scope, { club_id }: { club_id: string }): Promise<DeskMeans> {
  await clubOf(scope, club_id);
  const rules = await settingsOf(scope.tx, settings, { club_id });
  const methods = takenAtDesk(rules);
  const reference_needed = methods.filter((one) => one === 'transfer' && rules.transfer_needs_reference);
  return { methods, reference_needed };
}
