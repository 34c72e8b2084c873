import { type Static, Type } from 'typebox';
import { Id, Shape, Strict } from '../../kernel/http/types.ts';

export const ReachQuery = Strict({
  club_id: Type.Optional(Id('Where the rule is set; without any of these: the organization')),
  class_type_id: Type.Optional(Id()),
  schedule_id: Type.Optional(Id()),
  keys: Type.String({ maxLength: 2000, description: 'The settings in question, separated by commas' }),
});
export type ReachQuery = Static<typeof ReachQuery>;

const Count = (description: string) => Type.Integer({ minimum: 0, description });
export const RuleReach = Shape('RuleReach', {
  groups: Count('Published groups for which at least one of these settings would hold'),
  holders: Count('Fixed places in them'),
  bookings: Count('Bookings to come in them'),
  unsigned: Count('Of `require_waiver`: people booked in them for whom nobody has signed the waiver'),
  own: Count('Published groups that have all of them from further down, and keep them'),
});
export type RuleReach = Static<typeof RuleReach>;
