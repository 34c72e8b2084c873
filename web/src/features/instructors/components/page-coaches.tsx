import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { later } from '../../../ui/later.tsx';
import { pageCoachesQuery } from '../public-api.ts';

/** Many a club presents nobody: then its page does without. */
const CoachList = later(async () => (await import('./coach-list.tsx')).CoachList);

interface PageCoachesProps {
  organization: string;
  club_id: string;
  /** Leads to their own page. */
  link: (instructor_id: string, name: string) => ReactNode;
}

/** Who teaches at a club, for visitors; nothing where nobody is shown, or while it is not known. */
export function PageCoaches({ organization, club_id, link }: PageCoachesProps) {
  const { data: coaches = [] } = useQuery(pageCoachesQuery(organization, club_id));
  return coaches.length > 0 && <CoachList coaches={coaches} link={link} />;
}
