export { capturePending, pendPayment, pendPayments } from './commands/pending.ts';
export { refundLine } from './commands/refund.ts';
export { takePayment } from './commands/take.ts';
export { type AccountMove, isRecent, leftOf, type PaidLine, takenAtDesk } from './rules.ts';
export { payFromAccount } from './store/from-account.ts';
export { cancelPending, endPending, type PendingPayment, readPending } from './store/pending.ts';
export {
  type AccountCredit,
  creditOf,
  creditOfPayment,
  lockLines,
  onAccountOf,
  readLines,
  selectAccounts,
} from './store/read.ts';
export { payAgain, returnPaid } from './store/returned.ts';
export { insertAccountMoves } from './store/write.ts';
