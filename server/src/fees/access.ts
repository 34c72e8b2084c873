import { actsFor } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';
import { isRecent } from '../payments/public.ts';
import { lateOwed } from './rules/late.ts';

/** A plan of all clubs is the organization's to change. */
export const changesPlan = (actor: Actor, clubId: string | null): boolean =>
  can(actor, 'classes.change_feeplan') && administers(actor, clubId);

/** What a desk sees: plans of its clubs, and those of all. `undefined`: every club. */
export const clubsSeen = (actor: Actor): string[] | undefined =>
  administers(actor, null) ? undefined : clubsRun(actor);

/** Whether somebody raises and corrects charges of a club. */
export const managesCharges = (actor: Actor, clubId: string): boolean =>
  can(actor, 'classes.manage_charge') && administers(actor, clubId);

interface Row {
  club_id: string;
  student_id: string;
  status: 'open' | 'paid' | 'cancelled';
  lines: Parameters<typeof lateOwed>[0];
  with_place: boolean;
  to_return: number;
  cancel_reason: string;
  deposit: { counted: number; kept: number } | null;
  paid_at: Date | null;
  /** While a bank is to collect it, nothing of it changes. */
  collect_on: string | null;
  /** What was collected comes back by the bank. */
  by_debit: boolean;
}

export const maySeeCharge = (actor: Actor, row: Pick<Row, 'club_id' | 'student_id'>): boolean =>
  actsFor(actor, row.student_id) || managesCharges(actor, row.club_id);

export function chargeAbilities(actor: Actor, row: Row, now: Date) {
  const { club_id, status, lines, with_place, to_return, paid_at, cancel_reason, deposit } = row;
  const isFree = status === 'open' && row.collect_on === null;
  const desk = managesCharges(actor, club_id);
  return {
    correct: desk && isFree,
    take_off_late: desk && isFree && lateOwed(lines) > 0,
    // What another charge costs less for it is owed.
    cancel: desk && isFree && !(deposit && deposit.counted > 0),
    // What is cancelled with its place is open again with it; of two that are one, the other one counts.
    reopen:
      desk && status === 'cancelled' && !with_place && !['merged', 'deposit_over'].includes(cancel_reason),
    give_back: desk && to_return > 0,
    undo_payment:
      desk &&
      status === 'paid' &&
      !row.by_debit &&
      !(deposit && deposit.counted + deposit.kept > 0) &&
      paid_at !== null &&
      isRecent(paid_at, now),
  };
}
