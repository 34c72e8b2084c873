import { writeFileSync } from 'node:fs';
import { readOptions, usage } from './options.ts';
import { storm } from './storm.ts';
import { isWell, linesOf } from './tally.ts';

/* npm run storm: docs/reliability.md tells what is promised and how it is judged. */
if (process.argv.includes('--help')) console.log(usage);
else {
  const options = readOptions(process.argv.slice(2));
  const tally = await storm(options, console.log);
  for (const line of linesOf(tally)) console.log(line);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(tally, null, 2)}\n`);
  if (!isWell(tally)) process.exitCode = 1;
}
