export { oweAgain, settleCharges } from './commands/charges.ts';
export { ChargeLine, Early } from './schemas.ts';
export { priceAt } from './store/charges.ts';
