export { faultOfAddress } from './rules/address.ts';
export { hasArrived } from './rules/retries.ts';
