export { refundLine } from './commands/refund.ts';
export { takePayment } from './commands/take.ts';
export { creditOf, lockLines } from './store/read.ts';
export { insertAccountMoves } from './store/write.ts';
