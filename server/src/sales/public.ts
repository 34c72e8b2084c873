export { bookMadeThere, endPaidThere } from './commands/made-there.ts';
export { captureSale, isOwed, pendSale } from './commands/online.ts';
export { getAccount } from './queries/account.ts';
export { movementsOf } from './queries/movements.ts';
export { getPayment } from './queries/payments.ts';
export { PayWithCredit } from './schemas.ts';
