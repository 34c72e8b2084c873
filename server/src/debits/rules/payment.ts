import { debitCurrency } from './creditor.ts';

/** What a debit of a charge asks for. */
export const paymentOf = ({
  club_id,
  payer_id,
  charge_id,
  amount,
}: {
  club_id: string;
  payer_id: string;
  charge_id: string;
  amount: number;
}) => ({
  ...{ club_id, payer_id, method: 'direct_debit' as const, currency: debitCurrency },
  lines: [
    { enrollment_id: null, student_package_id: null, charge_id, amount, discount: 0, discount_reason: '' },
  ],
});

/** Everybody whom charges in a collection concern: who is taught and who pays. */
export const peopleOf = (items: readonly { student_id: string; payer_id: string }[]): string[] => [
  ...new Set(items.flatMap(({ student_id, payer_id }) => [student_id, payer_id])),
];
