/** A message between processes, over PostgreSQL LISTEN/NOTIFY. Kept small: NOTIFY carries at most 8,000 bytes. */
export interface BusMessage {
  topic: string;
  [key: string]: unknown;
}
