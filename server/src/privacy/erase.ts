import { standingChanged } from '../clients/facts.ts';
import { endRequestsOf, giveUp, lockCommitments } from '../enrollments/public.ts';
import { recordAudit } from '../kernel/audit.ts';
import { touch } from '../kernel/cache.ts';
import { announce } from '../kernel/live.ts';
import { queueMail } from '../kernel/mail.ts';
import { append } from '../kernel/outbox.ts';
import type { Scope } from '../kernel/scope.ts';
import { cardRemoved } from '../online/facts.ts';
import { getOrganization } from '../organizations/public.ts';
import { takeRole } from '../people/public.ts';
import { inTheWay, refuseInTheWay } from './preview.ts';
import { erasedName, lastLetter, letterOf, lettersAtMost } from './rules.ts';
import {
  addressesAround,
  addressOf,
  type Due,
  endCards,
  erasePerson,
  loadProfile,
  lockDue,
  type Profile,
  rolesOf,
} from './store.ts';

/**
 * Erases somebody, all or nothing: what they have before them ends and goes to who waits, they are told once, and then no row
 * says who they were. The audit log says that it was done. Under their locks it is looked at again: what was withdrawn or has
 * become another profile meanwhile is left alone. Throws 409 `privacy.in_the_way`, also where what ends leaves something to be
 * settled. (`looksAgain: false`: what a test shows to go wrong then.)
 */
export async function erase(
  scope: Scope,
  { id, client_id }: Due,
  { looksAgain } = { looksAgain: true },
): Promise<void> {
  const held = await lockCommitments(scope, client_id);
  const profile = (await loadProfile(scope, client_id, true)) as Profile;
  const isDue = await lockDue(scope, { id, client_id });
  if (looksAgain) {
    if (!isDue || profile.merged_into !== null || profile.erased_at !== null) return;
    refuseInTheWay(await inTheWay(scope, client_id));
  }
  const { default_locale, name } = await getOrganization(scope);
  await giveUp(scope, held, { bookings: 'give_back', places: 'end', reason: 'erased' });
  await endRequestsOf(scope.tx, client_id);
  if (looksAgain) refuseInTheWay(await inTheWay(scope, client_id));
  for (const method_id of await endCards(scope, client_id)) await append(scope, [cardRemoved({ method_id })]);
  await sayGoodbye(scope, { id, profile, organization: name });
  if (profile.user_id !== null)
    for (const role of await rolesOf(scope, profile.user_id)) await takeRole(scope, role);
  await append(scope, [standingChanged(client_id)]);
  await erasePerson(scope, id, erasedName(default_locale));
  await recordAudit(scope.tx, {
    ...{ action: 'erase', entity: 'client_profiles', entity_id: client_id },
    changes: { erasure_id: id },
  });
  for (const table of ['client_profiles', 'guardians', 'memberships', 'instructors'] as const)
    touch(scope.tx, table);
  announce(scope.tx, 'clients', [client_id]);
}

/** To their address and to who looks after them, while that is known: kept until the letters have gone. */
async function sayGoodbye(
  scope: Scope,
  { id, profile, organization }: { id: string; profile: Profile; organization: string },
): Promise<void> {
  const own = await addressOf(scope, profile);
  const around = await addressesAround(scope, profile.id);
  const isOwn = ({ email }: { email: string }) => email.toLowerCase() === own.email?.toLowerCase();
  // A child without an account was entered with the address of its mother: she reads it.
  const reads = own.email !== null && own.email !== '' && (profile.user_id !== null || !around.some(isOwn));
  const readers = [
    ...(reads ? [{ ...own, email: own.email as string, of: null }] : []),
    ...around.filter((one) => !reads || !isOwn(one)).map((one) => ({ ...one, of: profile.display_name })),
  ];
  for (const [n, { email, locale, name, of }] of readers.slice(0, lettersAtMost).entries())
    await queueMail(scope, letterOf(id, n), {
      to_email: email,
      ...lastLetter(locale, { organization, name, of }),
    });
}
