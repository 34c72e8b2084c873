import type { Bus } from './bus.ts';
import type { Caches } from './caches.ts';
import type { Reaction } from './facts.ts';
import type { MailWays } from './mail-ways.ts';

/**
 * What reaches beyond a transaction's own rows. Given to `openDatabase` at the composition root and carried by every
 * tenant transaction, so that commands say `append`, `announce` and `touch` to the transaction alone.
 */
export interface Effects {
  /** Hears of commits, here and in the other processes. Without one only the worker's own poll notices. */
  readonly bus?: Bus | undefined;
  /** What this process keeps of what it has read. Without them everything is read anew. */
  readonly caches?: Caches | undefined;
  /** Whether a mail that is queued can also be sent. */
  readonly sendsMail?: boolean | undefined;
  /** Where mails lead to. Without it they say nothing of it. */
  readonly mailWays?: MailWays | undefined;
  /** Whether records go to the tax agency. */
  readonly sendsRecords?: boolean | undefined;
  /** What follows from facts. */
  readonly reactions?: readonly Reaction[] | undefined;
}
