export { oweAgain, settleCharges } from './commands/charges.ts';
export { ChargeLine, Early, LateFee } from './schemas.ts';
export { priceAt } from './store/charges.ts';
export { lateOf, partsOf } from './store/late.ts';
