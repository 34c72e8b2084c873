import { type Static, Type } from 'typebox';
import { Id, Instant, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { renewalStates } from '../rules/renewal.ts';

export const AnswerRenewal = Strict({
  answer: OneOf(['stays', 'leaves'], 'Whether the holder keeps the place in this term'),
});
export type AnswerRenewal = Static<typeof AnswerRenewal>;

export const RenewalAnswer = Shape('RenewalAnswer', {
  place_id: Id(),
  schedule_id: Id(),
  schedule_name: Type.String(),
  student_id: Id(),
  student_name: Type.String(),
  state: OneOf(renewalStates),
  told: Type.Boolean({ description: 'They have been asked; before, the question is still to be put' }),
  answered_at: Nullable(Instant('When it was answered')),
  answered_by: Nullable(Type.String({ description: 'The name of who did' })),
  may_answer: Type.Boolean({ description: 'The desk may answer it, or otherwise, for them' }),
});
export type RenewalAnswer = Static<typeof RenewalAnswer>;
