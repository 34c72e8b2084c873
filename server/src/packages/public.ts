export { refuseHolder } from './commands/holder.ts';
export { endRefunded, noteRefunded } from './commands/manage.ts';
export { openPaid } from './commands/sell.ts';
export { getBought } from './queries/bought.ts';
export { extendTo, insertEntries, lastEntry, selectCredits } from './store/entries.ts';
export { countPriced, packageZone } from './store/read.ts';
