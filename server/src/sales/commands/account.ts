import { getClient, lockPeople, refuseGone } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import { type AccountMove, creditOf, insertAccountMoves } from '../../payments/public.ts';
import { takesMoney } from '../access.ts';
import { getAccount } from '../queries/account.ts';
import type { Account, AdjustAccount, PayOut } from '../schemas.ts';

/** The desk grants credit, or takes some, and says why. Throws 403, 404, 409 `clients.merged`, `payments.credit_too_low`; 422. */
export async function adjustAccount(scope: Scope, clientId: string, input: AdjustAccount): Promise<Account> {
  const { delta, reason } = input;
  if (delta === 0) throw invalid([{ path: '/delta', code: 'invalid', message: 'must not be 0' }]);
  return move(scope, clientId, { ...input, kind: delta > 0 ? 'granted' : 'taken', delta, reason });
}

/** The desk hands credit over in money. Throws 403, 404, 409 `clients.merged`, `payments.credit_too_low`. */
export async function payOut(scope: Scope, clientId: string, input: PayOut): Promise<Account> {
  const { amount, payment_method: method, reason = '' } = input;
  return move(scope, clientId, { ...input, kind: 'paid_out', delta: -amount, method, reason });
}

type Move = Pick<AccountMove, 'kind' | 'delta' | 'method' | 'reason'> & {
  club_id: string;
  currency?: string;
};

async function move(scope: Scope, client_id: string, input: Move): Promise<Account> {
  const { kind, delta, method, reason, club_id } = input;
  const club = await clubOf(scope, club_id);
  const currency = input.currency ?? club.currency;
  authorize(takesMoney(scope.actor, club_id));
  await getClient(scope, client_id);
  await lockPeople(scope.tx, [client_id]);
  refuseGone(await getClient(scope, client_id));
  const credit = await creditOf(scope.tx, client_id, currency);
  if (credit + delta < 0)
    throw conflict('payments.credit_too_low', 'The credit of the account is lower than that.', {
      ...{ credit, currency },
    });
  const entry: AccountMove = {
    ...{ id: newId(), client_id, currency, kind, delta, club_id, created_by: scope.actor.user_id },
    ...(method && { method }),
    ...(reason && { reason }),
  };
  await insertAccountMoves(scope.tx, [entry], scope.now).execute(scope.tx);
  announce(scope.tx, 'student_packages', [client_id]);
  return getAccount(scope, client_id);
}
