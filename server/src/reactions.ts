import type { Reaction } from './kernel/outbox.ts';

/** Every reaction of every domain on one page. */
export const reactions: readonly Reaction[] = [];
