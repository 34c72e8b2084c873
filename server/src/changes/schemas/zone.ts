import { Type } from 'typebox';
import { Id, Nullable, Shape, Strict, Text } from '../../kernel/http/types.ts';

export const NewZone = Strict({ timezone: Text({ maxLength: 100, description: 'IANA' }) });

export const ZonePreview = Shape('ZonePreview', {
  classes: Type.Integer({ description: 'Classes ahead that stay at their hour, at another moment' }),
  in_the_way: Type.Array(
    Shape('ZoneInTheWay', {
      session_id: Id(),
      local_date: Type.String(),
      local_time: Type.String(),
      reason: Type.Enum(['begun', 'coach_busy'], {
        description: 'It would have begun; or its coach gives another class then, at another club',
      }),
      busy_with: Nullable(Type.String()),
    }),
    { description: 'Classes that cannot: the zone is refused until they are moved or called off' },
  ),
});
