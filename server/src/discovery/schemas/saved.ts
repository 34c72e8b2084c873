import { type Static, Type } from 'typebox';
import { Id, Int, LocalTime, Shape, Strict, Text } from '../../kernel/http/types.ts';

const ids = () => Type.Optional(Type.Array(Id(), { maxItems: 50 }));

const SavedFilters = Strict({
  club_id: Type.Optional(Id()),
  levels: Type.Optional(Type.Array(Text({ minLength: 1, maxLength: 40 }), { maxItems: 50 })),
  class_type_ids: ids(),
  instructor_ids: ids(),
  weekdays: Type.Optional(
    Type.Array(Int({ minimum: 0, maximum: 6 }), { maxItems: 7, description: '0 = Monday' }),
  ),
  time_from: Type.Optional(LocalTime('Starts at this wall time or later')),
  time_until: Type.Optional(LocalTime('Starts at this wall time or earlier')),
  q: Type.Optional(Text({ maxLength: 100 })),
});

export const NewSavedSearch = Strict({
  name: Text({ minLength: 1, maxLength: 100 }),
  filters: SavedFilters,
  notify_new_sessions: Type.Optional(
    Type.Boolean({ default: true, description: 'Whether new classes that match are told' }),
  ),
});
export type NewSavedSearch = Static<typeof NewSavedSearch>;

export const SavedSearch = Shape('SavedSearch', {
  id: Id(),
  name: Type.String(),
  filters: SavedFilters,
  notify_new_sessions: Type.Boolean(),
  created_at: Type.String(),
});
export type SavedSearch = Static<typeof SavedSearch>;
export const SavedSearches = Type.Object(
  { results: Type.Array(SavedSearch) },
  { additionalProperties: false },
);
