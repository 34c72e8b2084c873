import type { Fact } from '../kernel/facts.ts';

/** Somebody has written to those who are in a class. */
export type ClassMessageWritten = Fact<'messages.written', { message_id: string; session_id: string }>;
