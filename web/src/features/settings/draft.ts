/** New values, and `null` for those taken back to the level above. */
export type Draft = ReadonlyMap<string, unknown>;
