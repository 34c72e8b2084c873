import { type Static, Type } from 'typebox';
import { Id, LocalDate, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { ScheduleConflict } from './generation.ts';

const season = {
  club_id: Id(),
  from: LocalDate('The season that was: its first date'),
  until: LocalDate('And its last, included'),
  class_type_id: Type.Optional(Id('Only groups of this type')),
  start_date: LocalDate('The new season: its first date'),
  end_date: Type.Optional(
    Nullable(LocalDate('Its last, included; null for no end; the end of the term unless told')),
  ),
  term_id: Type.Optional(Id('The term that the new groups belong to')),
};
export const SeasonAsked = Strict(season);
export type SeasonAsked = Static<typeof SeasonAsked>;

const ids = { maxItems: 500, uniqueItems: true };
export const CopySeason = Strict({
  ...season,
  schedule_ids: Type.Array(Id(), { ...ids, minItems: 1, description: 'Which of the groups of the preview' }),
});
export type CopySeason = Static<typeof CopySeason>;

export const Drafts = Strict({ schedule_ids: Type.Array(Id(), { ...ids, minItems: 1 }) });
export const DraftsMade = Shape('SeasonCopied', { schedule_ids: Type.Array(Id()) });

export const reasonsLeftOut = ['custom_rule', 'no_dates', 'there_already', 'not_possible'] as const;

export const SeasonPreview = Shape('SeasonPreview', {
  schedules: Type.Array(
    Shape('SeasonCopy', {
      schedule_id: Id('The group that would be copied'),
      name: Type.String(),
      start_time: Type.String(),
      recurrence: Type.String(),
      recurrence_days: Type.Array(Type.Integer()),
      left_out: Nullable(OneOf(reasonsLeftOut)),
      start_date: Nullable(Type.String({ description: 'Null when it is left out' })),
      end_date: Nullable(Type.String()),
      without: Type.Array(OneOf(['instructor', 'court', 'assistants']), {
        description:
          'What it had and has not any more, because that is out of use; of assistants those who are',
      }),
      rules: Type.Array(Type.String(), {
        description: 'Settings that it has otherwise than its type and club, which its copy has too',
      }),
      class_count: Type.Integer({ description: 'Within a year of the first date' }),
      skip_count: Type.Integer({ description: 'Dates on which the club is closed' }),
      conflict_count: Type.Integer({ description: 'Dates that would get no class' }),
      conflicts: Type.Array(ScheduleConflict, { description: 'The first of them, and of what is only said' }),
    }),
  ),
});
export type SeasonPreview = Static<typeof SeasonPreview>;
