import type { EventName } from './api.ts';

/** What is about the same kind of thing stands together: `enrollment.created` under `enrollment`. */
export const grouped = (events: readonly EventName[]): [group: string, events: EventName[]][] => [
  ...Map.groupBy(events, (name) => name.split('.')[0] as string),
];
