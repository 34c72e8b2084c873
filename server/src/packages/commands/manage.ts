import { actsFor, getClient, lockPeople } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { isDesk } from '../../organizations/public.ts';
import { lockLines, refundLine } from '../../payments/public.ts';
import { sellsAt } from '../access.ts';
import { getBought } from '../queries/bought.ts';
import type {
  AdjustPackage,
  ExtendPackage,
  RefundPackage,
  StudentPackage,
  TransferPackage,
} from '../schemas.ts';
import { addRefund, extend, insertTransferred } from '../store/bought.ts';
import { setExtendedSince } from '../store/rounds.ts';
import { refuseHolder } from './holder.ts';
import { write } from './write.ts';

type Ability = 'manage' | 'transfer';

/** As it is under its student's lock. */
export async function held(
  scope: Scope,
  id: string,
  ability: Ability,
  others: readonly string[] = [],
): Promise<StudentPackage> {
  const { student_id, abilities } = await getBought(scope, id);
  authorize(abilities[ability]);
  await lockPeople(scope.tx, [student_id, ...others]);
  const now = await getBought(scope, id);
  authorize(now.abilities[ability]);
  return now;
}

function told(scope: Scope, students: readonly string[], id: string): Promise<StudentPackage> {
  announce(scope.tx, 'student_packages', [...students]);
  return getBought(scope, id);
}

const tooMany = (path: string, left: number) =>
  invalid([{ path, code: 'maximum', params: { max: left }, message: `must not be above ${left}` }]);

/** The desk adds classes, or takes some that are left, and says why. Throws 403, 404, 422. */
export async function adjustPackage(
  scope: Scope,
  id: string,
  { delta, reason }: AdjustPackage,
): Promise<StudentPackage> {
  const { student_id, classes_remaining } = await held(scope, id, 'manage');
  if (delta === 0) throw invalid([{ path: '/delta', code: 'invalid', message: 'must not be 0' }]);
  if (-delta > classes_remaining) throw tooMany('/delta', classes_remaining);
  const kind = delta > 0 ? 'granted' : 'taken';
  await write(scope, [{ student_package_id: id, student_id, kind, delta, reason }]);
  return told(scope, [student_id], id);
}

/** The desk puts the last day later, and says why. Throws 403, 404, 422. */
export async function extendPackage(scope: Scope, id: string, input: ExtendPackage): Promise<StudentPackage> {
  const before = await held(scope, id, 'manage');
  await extendHeld(scope, before, input);
  return told(scope, [before.student_id], id);
}

/** The same, of one that is held already. */
export async function extendHeld(
  scope: Scope,
  { id, student_id, ...before }: StudentPackage,
  { expires_on, reason }: ExtendPackage,
): Promise<void> {
  const date = addDays(before.expires_on as string, 1);
  if (expires_on < date)
    throw invalid([
      { path: '/expires_on', code: 'not_before', params: { date }, message: `must not be before ${date}` },
    ]);
  await extend(scope, id, expires_on);
  await setExtendedSince(scope, id);
  await write(scope, [{ student_package_id: id, student_id, kind: 'extended', delta: 0, reason }]);
}

/**
 * The desk pays back what is left, all or a part of it, or puts it on their account, and the package ends. Throws 403,
 * 404, 409, 422.
 */
export async function refundPackage(scope: Scope, id: string, input: RefundPackage): Promise<StudentPackage> {
  const before = await held(scope, id, 'manage');
  await refundHeld(scope, before, input);
  return told(scope, [before.student_id], id);
}

/** The same, of one that is held already. */
export async function refundHeld(
  scope: Scope,
  { id, student_id, classes_remaining: balance, ...before }: StudentPackage,
  { amount, reason, to = 'same' }: RefundPackage,
): Promise<void> {
  if (balance === 0) throw conflict('packages.nothing_left', 'No class of it is left.');
  const most = (before.payment_amount ?? 0) - before.refunded_amount;
  const back = amount ?? before.refundable_amount;
  if (back > most) throw tooMany('/amount', most);
  const [line] = await lockLines(scope.tx, { student_package_id: id });
  if (line) await refundLine(scope, line, { kind: 'refund', amount: back, to, reason });
  await addRefund(scope, id, back);
  await write(scope, [{ student_package_id: id, student_id, kind: 'refunded', delta: -balance, reason }]);
}

/** Something of what was paid for it went back where it came from: it stays, and less of it can go back. */
export const noteRefunded = (scope: Scope, id: string, amount: number): Promise<void> =>
  addRefund(scope, id, amount);

/** One of which money went back already ends: what is left of it is gone. Throws 403, 404, 409 `packages.nothing_left`. */
export async function endRefunded(scope: Scope, id: string, reason: string): Promise<void> {
  const { student_id, classes_remaining: balance } = await held(scope, id, 'manage');
  if (balance === 0) throw conflict('packages.nothing_left', 'No class of it is left.');
  await write(scope, [{ student_package_id: id, student_id, kind: 'refunded', delta: -balance, reason }]);
  announce(scope.tx, 'student_packages', [student_id]);
}

/** Classes go on to somebody else, with their last day. Throws 403, 404, 409 `packages.nothing_left | client_blocked`, 422. */
export async function transferPackage(
  scope: Scope,
  id: string,
  { student_id, classes }: TransferPackage,
): Promise<StudentPackage> {
  const seen = actsFor(scope.actor, student_id) || isDesk(scope.actor);
  if (!seen) throw notFound('client');
  await getClient(scope, student_id);
  const before = await held(scope, id, 'transfer', [student_id]);
  // A desk passes on what it has sold; of one's own something goes to one's own people alone.
  if (!sellsAt(scope.actor, before.club_id) && !actsFor(scope.actor, student_id)) throw notFound('client');
  await refuseHolder(scope, student_id);
  if (student_id === before.student_id)
    throw invalid([{ path: '/student_id', code: 'invalid', message: 'has it already' }]);
  const left = before.state === 'open' ? before.classes_remaining : 0;
  if (left === 0) throw conflict('packages.nothing_left', 'No class of it is left.');
  const moved = classes ?? left;
  if (moved > left) throw tooMany('/classes', left);
  const to = await insertTransferred(scope, id, student_id);
  await write(scope, [
    {
      ...{ student_package_id: id, student_id: before.student_id },
      ...{ kind: 'transferred_out', delta: -moved, reason: '' },
    },
    { student_package_id: to, student_id, kind: 'transferred_in', delta: moved, reason: '' },
  ]);
  return told(scope, [before.student_id, student_id], id);
}
