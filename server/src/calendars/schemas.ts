import { type Static, Type } from 'typebox';
import { Id, Nullable, OneOf, Shape, Strict } from '../kernel/http/types.ts';

export const feedKinds = ['student', 'coach'] as const;
export type FeedKind = (typeof feedKinds)[number];

const kind = () =>
  OneOf(feedKinds, 'student: my bookings and those of my dependants; coach: the classes that I give');

export const CalendarFeed = Shape('CalendarFeed', {
  id: Id(),
  kind: kind(),
  created_at: Type.String(),
  last_read_on: Nullable(Type.String({ description: 'The last day (UTC) on which a calendar asked for it' })),
});
export type CalendarFeed = Static<typeof CalendarFeed>;

export const CalendarFeeds = Shape('CalendarFeeds', {
  results: Type.Array(CalendarFeed),
  kinds: Type.Array(kind(), { description: 'Those that I can have here' }),
});
export type CalendarFeeds = Static<typeof CalendarFeeds>;

export const NewCalendarFeed = Strict({ kind: kind() });

export const MadeCalendarFeed = Shape('MadeCalendarFeed', {
  feed: CalendarFeed,
  url: Type.String({ description: 'The address for a calendar: shown once, and whoever knows it reads it' }),
});
export type MadeCalendarFeed = Static<typeof MadeCalendarFeed>;
