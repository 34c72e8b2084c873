import { usable } from './choice-lists.ts';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

/** The courts in use of the club on screen, for a class that moves. */
export function useCourts() {
  const { club } = useDesk();
  return { club_id: club.id, courts: usable(useChoices(club.id)).courts };
}
