import type { TFunction } from 'i18next';
import { withAssistants } from '../../platform/formats/coaches.ts';
import type { Session } from './api.ts';

/** Who gives a class: whoever stands in, or its own coach. */
export const coachOf = ({
  substitute_instructor,
  instructor,
}: Pick<Session, 'substitute_instructor' | 'instructor'>): Session['instructor'] =>
  substitute_instructor ?? instructor;

/** Who gives it and who helps, in words; `nobody` is said where nobody gives it. */
export const coachesOf = (t: TFunction, session: Session, nobody: string): string =>
  withAssistants(t, coachOf(session)?.display_name ?? nobody, session.assistant_instructors);
