export { getBought } from './queries/bought.ts';
export { extendTo, insertEntries, lastEntry, selectCredits } from './store/entries.ts';
export { countPriced } from './store/read.ts';
