import { isDeepStrictEqual } from 'node:util';
import { authorize } from '../../kernel/actor.ts';
import { violates } from '../../kernel/db/errors.ts';
import { announce } from '../../kernel/live.ts';
import { isCurrency } from '../../kernel/money.ts';
import { append } from '../../kernel/outbox.ts';
import { forbidden, type InputError, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getClub } from '../../organizations/public.ts';
import { changesPlan } from '../access.ts';
import { priceChanged } from '../facts.ts';
import { hitBy } from '../queries/hit.ts';
import { getPlan } from '../queries/plans.ts';
import { planErrors } from '../rules/plans.ts';
import type { AddFeePlan, ChangeFeePlan, FeePlan } from '../schemas.ts';
import { insertPlan, insertVersion, lockPlan, updatePlan } from '../store/plans.ts';

/** Another way to charge. Throws 403, 404, 422. */
export async function addPlan(scope: Scope, input: AddFeePlan): Promise<FeePlan> {
  const { club_id = null, weeks = null, ...fields } = input;
  if (!changesPlan(scope.actor, club_id))
    throw forbidden('A plan of all clubs is for those who run the organization.');
  if (club_id !== null) await getClub(scope, club_id);
  refuse([...planErrors({ ...input, weeks }), ...currencyErrors(input.currency)]);
  const id = await insertPlan(scope, { ...fields, club_id, weeks }).catch(nameTaken);
  await insertVersion(scope, id, { prices: input.prices, existing_from: null });
  return told(scope, id);
}

/**
 * Charges that were raised stay as they are, and places that are there keep the prices that were agreed, unless it is
 * said from when on they pay the new ones: then their holders are told. Throws 403, 404, 422.
 */
export async function changePlan(scope: Scope, id: string, input: ChangeFeePlan): Promise<FeePlan> {
  const { existing_from = null, ...fields } = input;
  authorize((await getPlan(scope, id)).abilities.change);
  await lockPlan(scope, id);
  const before = await getPlan(scope, id);
  refuse(planErrors({ ...before, ...fields }));
  const prices = fields.prices ?? before.prices;
  if (existing_from !== null || !isDeepStrictEqual(prices, before.prices)) {
    const hit = existing_from === null ? [] : await hitBy(scope, before, { prices, existing_from });
    await insertVersion(scope, id, { prices, existing_from });
    await append(scope, hit.map(priceChanged));
  }
  await updatePlan(scope, id, fields).catch(nameTaken);
  return told(scope, id);
}

function told(scope: Scope, id: string): Promise<FeePlan> {
  announce(scope.tx, 'fee_plans', [id]);
  return getPlan(scope, id);
}

const currencyErrors = (currency: string): InputError[] =>
  isCurrency(currency) ? [] : [{ path: '/currency', code: 'invalid', message: 'is no currency of ISO 4217' }];

function refuse(errors: InputError[]): void {
  if (errors.length > 0) throw invalid(errors);
}

function nameTaken(error: unknown): never {
  if (violates(error, 'fee_plans_organization_id_name_key'))
    throw invalid([{ path: '/name', code: 'taken', message: 'is already the name of another plan' }]);
  throw error;
}
