export { oweAgain, settleCharges } from './commands/charges.ts';
export { ChargeLine, Early } from './schemas.ts';
export { priceNow } from './store/charges.ts';
