export { extendTo, insertEntries, lastEntry, selectCredits } from './store/entries.ts';
