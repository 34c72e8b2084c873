import { type Static, Type } from 'typebox';
import { Id, LocalDate, Nullable, OneOf, Params, Shape, Strict } from '../../kernel/http/types.ts';
import { Schedule } from './schedule.ts';

export const GenerateSessions = Strict({
  until_date: Type.Optional(LocalDate('The last date, included; session_generation_days ahead unless told')),
  dry_run: Type.Optional(Type.Boolean({ description: 'Say what would be made and write nothing' })),
  strict: Type.Optional(Type.Boolean({ description: 'Warnings keep a date out too' })),
});
export type GenerateSessions = Static<typeof GenerateSessions>;

const ConflictShape = Shape('ScheduleConflict', {
  code: OneOf([
    'court_busy',
    'instructor_busy',
    'instructor_outside_windows',
    'instructor_on_leave',
    'instructor_over_weekly_hours',
    'closed_hours',
  ]),
  date: Type.String(),
  blocking: Type.Boolean({ description: 'This date gets no session' }),
  params: Params,
  message: Type.String(),
  with: Nullable(
    Type.Object(
      {
        title: Type.String(),
        starts_at: Type.String(),
        ends_at: Type.String(),
        session_id: Nullable(Id()),
      },
      { additionalProperties: false },
    ),
  ),
});

export const Generation = Shape('SessionGeneration', {
  schedule_id: Nullable(Id()),
  dry_run: Type.Boolean(),
  from: Type.String(),
  until: Type.String({ description: 'The last local date looked at, included' }),
  sessions: Type.Array(
    Type.Object(
      {
        session_id: Nullable(Id()),
        local_date: Type.String(),
        local_time: Type.String(),
        scheduled_datetime: Type.String(),
        ends_at: Type.String(),
      },
      { additionalProperties: false },
    ),
    { description: 'The sessions made, or that would be made' },
  ),
  existing_count: Type.Integer({ description: 'Dates that have their session already' }),
  skips: Type.Array(
    Type.Object(
      {
        date: Type.String(),
        reason: OneOf(['closure', 'exdate']),
        name: Type.String({ description: 'The name of the closure, or the date' }),
      },
      { additionalProperties: false },
    ),
  ),
  conflicts: Type.Array(ConflictShape),
});
export type Generation = Static<typeof Generation>;

export const Published = Shape('PublishedSchedule', { schedule: Schedule, generation: Generation });
