export { oweAgain, settleCharges } from './commands/charges.ts';
export { ChargeLine } from './schemas.ts';
