import { type Static, Type } from 'typebox';
import { Id, Int, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { CopySeason } from '../../scheduling/public.ts';
import { whyNotContinued } from '../rules/season.ts';

const places = (description: string) =>
  Type.Optional(Type.Array(Id(), { maxItems: 5_000, uniqueItems: true, description }));

export const ContinueSeason = Type.Object(
  {
    ...CopySeason.properties,
    publish: Type.Boolean({ description: 'Publish the groups at once; else they are drafts' }),
    with_holders: Type.Boolean({ description: 'Who holds a fixed place keeps it, in the new group' }),
    without: places('Fixed places that do not go on'),
    overlook: places('Fixed places whose holders go on in spite of their age'),
  },
  { additionalProperties: false },
);
export type ContinueSeason = Static<typeof ContinueSeason>;

const SeasonHolder = Shape('SeasonHolder', {
  place_id: Id(),
  schedule_id: Id('The group that they hold it in now'),
  student: Strict({ id: Id(), name: Type.String() }),
  why: Nullable(OneOf(whyNotContinued)),
  can_overlook: Type.Boolean({ description: 'The desk may continue it all the same' }),
  /** Advice: their level, which the group is not for any more; their place goes on unless the desk leaves it out. */
  other_level: Nullable(Strict({ level: Type.Number(), from: Type.Number(), to: Type.Number() })),
});
export type SeasonHolder = Static<typeof SeasonHolder>;

export const SeasonHolders = Shape('SeasonHolders', { holders: Type.Array(SeasonHolder) });
export type SeasonHolders = Static<typeof SeasonHolders>;

export const SeasonContinued = Shape('SeasonContinued', {
  import_id: Id('What it can be taken back by: /api/imports/{id}/undo/'),
  schedule_ids: Type.Array(Id()),
  places: Int({ description: 'How many go on' }),
  stayed: Type.Array(SeasonHolder, { description: 'Holders whose places do not go on, and why' }),
});
export type SeasonContinued = Static<typeof SeasonContinued>;
