import type { Row } from '../row.ts';
import { bookings } from './bookings.ts';
import { burst } from './burst.ts';
import { reads } from './reads.ts';

/** Every row, in the order in which they are measured: what only reads first. */
export const rows: readonly Row[] = [...reads, ...bookings, burst];
