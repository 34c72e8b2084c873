import { actsFor, getClient, lockPeople, refuseGone } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { violates } from '../../kernel/db/errors.ts';
import { ibanOf, isSepaIban } from '../../kernel/iban.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { collectsAt } from '../access.ts';
import { waitingBy } from '../queries/collections.ts';
import { getMandate } from '../queries/mandates.ts';
import { collectingAt } from '../queries/preview.ts';
import type { AddMandate, Mandate } from '../schemas.ts';
import { activeMandate, endMandateRow, insertMandate } from '../store/mandates.ts';
import { takeOut } from './take-out.ts';

/**
 * The desk notes what was signed on paper; it takes the place of the one that there is. Throws 403, 404, 409
 * `debits.off`, `clients.merged`; 422.
 */
export async function addMandate(scope: Scope, input: AddMandate): Promise<Mandate> {
  const { club_id, client_id } = input;
  await clubOf(scope, club_id);
  authorize(collectsAt(scope.actor, club_id));
  await collectingAt(scope, club_id);
  await getClient(scope, client_id);
  const iban = ibanOf(input.iban);
  const { timezone } = await clubOf(scope, club_id);
  refuseInput(input, { iban, today: localDateOf(scope.now, timezone) });
  const replaced = await activeMandate(scope, input);
  const waiting = replaced === undefined ? [] : await waitingBy(scope, replaced);
  await lockPeople(scope.tx, [client_id, ...waiting.map((one) => one.student_id)]);
  refuseGone(await getClient(scope, client_id));
  const before = await activeMandate(scope, input);
  if (before !== undefined) {
    // What no bank has is collected another time, from the other account.
    await takeOut(scope, await waitingBy(scope, before));
    await endMandateRow(scope, before, 'replaced');
  }
  const reference = input.reference ?? newId().replaceAll('-', '').slice(-12).toUpperCase();
  const mandate = { club_id, client_id, iban, reference, holder: input.holder, signed_on: input.signed_on };
  const id = await insertMandate(scope, mandate).catch(refuseTaken);
  announce(scope.tx, 'charges', [client_id]);
  return getMandate(scope, id);
}

function refuseInput({ signed_on }: AddMandate, { iban, today }: { iban: string; today: string }): void {
  if (!isSepaIban(iban))
    throw invalid([{ path: '/iban', code: 'iban', message: 'is no account in the SEPA' }]);
  if (signed_on > today)
    throw invalid([{ path: '/signed_on', code: 'in_future', message: 'has not come yet' }]);
}

function refuseTaken(error: unknown): never {
  if (violates(error, 'debit_mandates_reference'))
    throw invalid([{ path: '/reference', code: 'taken', message: 'is that of another mandate' }]);
  throw error;
}

/**
 * Who pays revokes it, or the desk ends it: nothing more is collected by it, but what a bank has already. Throws 403,
 * 404, 409 `debits.changed`.
 */
export async function endMandate(scope: Scope, id: string): Promise<Mandate> {
  const before = await getMandate(scope, id);
  authorize(before.abilities.end || before.status === 'ended');
  const waiting = await waitingBy(scope, id);
  await lockPeople(scope.tx, [before.client_id, ...waiting.map((one) => one.student_id)]);
  const reason = actsFor(scope.actor, before.client_id) ? 'revoked' : 'ended';
  // Before its account is forgotten: what nobody has given to the bank is not collected.
  await takeOut(scope, await waitingBy(scope, id));
  if (!(await endMandateRow(scope, id, reason)))
    throw conflict('debits.changed', 'This mandate has ended already.');
  announce(scope.tx, 'charges', [before.client_id]);
  return getMandate(scope, id);
}
