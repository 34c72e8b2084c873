import type { Override } from './placement.ts';
import type { Refusal, RefusalCode } from './refusals.ts';

/** The refusals that somebody may decide against, and what is overlooked then. */
const against: Partial<Record<RefusalCode, Override>> = {
  level_not_suitable: 'level',
  age_not_suitable: 'age',
  birth_date_needed: 'age',
  overlapping_booking: 'overlap',
  package_required: 'package',
  privacy_needed: 'privacy',
  waiver_needed: 'waiver',
  assessment_needed: 'level',
  certificate_needed: 'certificate',
  fees_owed: 'arrears',
};

/** What would have to be overlooked for these refusals to fall, each once; none when one of them stands anyway. */
export function overrulable(refused: readonly Refusal[]): Override[] {
  const each = refused.map(({ code }) => against[code]);
  return each.includes(undefined) ? [] : [...new Set(each as Override[])];
}
