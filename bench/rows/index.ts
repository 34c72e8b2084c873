import type { Row } from '../row.ts';
import { bookings } from './bookings.ts';
import { burst, burstOfPackages } from './burst.ts';
import { cancel } from './cancel.ts';
import { fanOut } from './fan-out.ts';
import { machine } from './machine.ts';
import { reads } from './reads.ts';
import { timetable } from './timetable.ts';

/** Every row, in the order in which they are measured: what only reads first, what starts the server anew last. */
export const rows: readonly Row[] = [
  ...reads,
  ...bookings,
  burst,
  burstOfPackages,
  cancel,
  fanOut,
  ...timetable,
  ...machine,
];
