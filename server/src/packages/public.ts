export { type Credit, extendTo, insertEntries, type NewEntry, selectCredits } from './store/entries.ts';
