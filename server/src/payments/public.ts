export { refundLine } from './commands/refund.ts';
export { takePayment } from './commands/take.ts';
export { creditOf, lockLines } from './store/read.ts';
export { payAgain, returnPaid } from './store/returned.ts';
export { insertAccountMoves } from './store/write.ts';
