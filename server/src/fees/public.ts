export { oweAgain, settleCharges } from './commands/charges.ts';
export { returnWhole } from './commands/follow.ts';
export { addReturnedFee, allowTime, wentBack } from './commands/returned.ts';
export {
  decideCharges,
  type Facts as FeeFacts,
  type Group as FeeGroup,
  type Place as ChargedPlace,
} from './rules/charges.ts';
export { ChargeLine, Early, LateFee, Together } from './schemas.ts';
export { priceAt } from './store/charges.ts';
export { collectedOn } from './store/collected.ts';
export { countedOf, lockDeposits, uncountDeposits } from './store/deposits.ts';
export { rootsOf } from './store/following.ts';
export { isUnderWay, lateOf, partsOf } from './store/late.ts';
export { aheadOf, togetherOff } from './store/together.ts';
