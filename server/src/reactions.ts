import { catalogReactions } from './catalog/reactions.ts';
import { debitReactions } from './debits/reactions.ts';
import { enrollmentReactions } from './enrollments/reactions.ts';
import { feeReactions } from './fees/reactions.ts';
import { instructorReactions } from './instructors/reactions.ts';
import type { Reaction } from './kernel/facts.ts';
import { notificationReactions } from './notifications/reactions.ts';
import { onlineReactions } from './online/reactions.ts';
import { receiptReactions } from './receipts/reactions.ts';
import { substituteReactions } from './substitutes/reactions.ts';
import { webhookReactions } from './webhooks/reactions.ts';

/** Every reaction of every domain on one page. */
export const reactions: readonly Reaction[] = [
  ...catalogReactions,
  ...instructorReactions,
  ...enrollmentReactions,
  ...substituteReactions,
  ...feeReactions,
  ...receiptReactions,
  ...onlineReactions,
  ...debitReactions,
  ...notificationReactions,
  ...webhookReactions,
];
