import { type Static, Type } from 'typebox';
import { Id, Shape } from '../../kernel/http/types.ts';

export const ClubPart = Shape('ClubPart', {
  id: Id(),
  name: Type.String(),
  slug: Type.String(),
  timezone: Type.String(),
});
export const ClassTypePart = Shape('ClassTypePart', {
  id: Id(),
  name: Type.String(),
  type: Type.String(),
  color: Type.String(),
});
export const ClassLevelPart = Shape('ClassLevelPart', {
  id: Id(),
  name: Type.String(),
  display_name: Type.String(),
  color: Type.String(),
});
export const InstructorPart = Shape('InstructorPart', { id: Id(), display_name: Type.String() });
export type InstructorPart = Static<typeof InstructorPart>;
export const CourtPart = Shape('CourtPart', { id: Id(), name: Type.String() });
