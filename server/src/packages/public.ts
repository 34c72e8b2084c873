export { extendTo, insertEntries, selectCredits } from './store/entries.ts';
