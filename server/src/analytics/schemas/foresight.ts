import { type Static, Type } from 'typebox';
import {
  Id,
  Instant,
  LocalDate,
  LocalTime,
  Nullable,
  OneOf,
  Shape,
  Strict,
} from '../../kernel/http/types.ts';
import { bookingFeatures } from '../rules/foresight/bookings.ts';
import { verdicts } from '../rules/foresight/measures.ts';

export const ForesightQuery = Strict({ club_id: Id('A club that you run') });
export type ForesightQuery = Static<typeof ForesightQuery>;

const part = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

const Effect = part({
  feature: OneOf(bookingFeatures, 'docs/domain/foresight.md says each'),
  odds: Type.Number({ description: 'By how much it multiplies the odds' }),
});

export const ForesightChance = Shape('ForesightChance', {
  student_id: Id(),
  person: Type.String(),
  enrollment_id: Nullable(Id('Null where it is not of one class')),
  session_id: Nullable(Id()),
  class_name: Nullable(Type.String()),
  local_date: Nullable(LocalDate()),
  local_time: Nullable(LocalTime()),
  chance: Type.Number({ minimum: 0, maximum: 1 }),
  reasons: Type.Array(Effect, { description: 'What moves it away from the mean most' }),
});

const made = {
  made_at: Instant(),
  made_on: LocalDate(),
  verdict: OneOf(
    verdicts,
    'Whether it beat its baseline on the club’s last months; if not, nothing is made of it. too_little: nobody can say yet',
  ),
  rows_used: Type.Integer({ description: 'Of how many cases of the past it was made' }),
};

export const ForesightChances = Shape('ForesightChances', {
  kind: OneOf(['no_show', 'late_cancel']),
  ...made,
  tested: Type.Integer({ description: 'Cases that were foretold by what was known before them' }),
  happened: Type.Integer({ description: 'Of them' }),
  auc: Nullable(
    Type.Number({
      description: 'How often one that happened had the higher chance of two; 0.5 is drawing lots',
    }),
  ),
  log_loss: Type.Number({ description: 'Of what was foretold; less is better' }),
  baseline_log_loss: Type.Number({ description: 'Of the club’s mean until then' }),
  gain: Type.Number({ description: 'baseline_log_loss − log_loss' }),
  gain_error: Type.Number({ description: 'Its standard error; better is more than twice that above 0' }),
  calibrated: Type.Boolean(),
  calibration: Type.Array(
    part({
      count: Type.Integer(),
      said: Type.Number({ description: 'The mean chance that was foretold' }),
      was: Type.Number({ description: 'The share that happened' }),
    }),
  ),
  share: Nullable(Type.Number({ description: 'The club’s mean; null where there is too little' })),
  effects: Type.Array(Effect),
  highest: Type.Array(ForesightChance, {
    description: 'At most 20 of the days to come; none unless it is better',
  }),
});
export type ForesightChances = Static<typeof ForesightChances>;

export const Foresight = Shape('Foresight', {
  club_id: Id(),
  chances: Type.Array(ForesightChances),
});
export type Foresight = Static<typeof Foresight>;
