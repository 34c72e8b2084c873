import type { Settings } from '../../settings.ts';
import type { RefusalCode } from './refusals.ts';
import type { SessionState, StudentState } from './state.ts';

/* What a club asks for before somebody takes part: docs/domain/people.md. */

type Door = Pick<Settings, 'require_assessment' | 'require_certificate'>;
type Candidate = Pick<StudentState, 'level' | 'certificate_until'>;

/** Nobody has judged their level yet, and the club wants that first. */
export const lacksAssessment = (
  { require_assessment }: Pick<Door, 'require_assessment'>,
  { level }: Pick<Candidate, 'level'>,
): boolean => require_assessment && level === null;

/** The certificate counts as it is on the day of the class. */
export const lacksCertificate = (
  { require_certificate }: Pick<Door, 'require_certificate'>,
  { certificate_until }: Pick<Candidate, 'certificate_until'>,
  date: string,
): boolean => require_certificate && (certificate_until === null || certificate_until < date);

/** Why somebody does not get in, but for what is overlooked. */
export function whyNoEntry(
  { settings, local_date }: Pick<SessionState, 'settings' | 'local_date'>,
  student: Candidate,
  overlooks: (what: 'level' | 'certificate') => boolean,
): RefusalCode | undefined {
  if (!overlooks('level') && lacksAssessment(settings, student)) return 'assessment_needed';
  const asks = !overlooks('certificate') && lacksCertificate(settings, student, local_date);
  return asks ? 'certificate_needed' : undefined;
}
