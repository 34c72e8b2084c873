export { tendArrears } from './commands/arrears.ts';
export { settleDeposits } from './commands/deposits.ts';
export { chargeLate } from './commands/late.ts';
export { raiseDue } from './commands/raise.ts';
export { remindOfCharges } from './commands/remind.ts';
